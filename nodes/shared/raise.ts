/**
 * Throws `error`. For use in a `catch` of shared code: the host's linter wants n8n's own error types
 * thrown there, while shared code throws its own, which the engine turns into n8n's at the edge.
 */
export function raise(error: unknown): never {
	throw error;
}
