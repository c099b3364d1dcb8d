import type { StoredRecord } from './store';
import type { Links, Metadata } from './values';

export interface GoCardlessEvent extends StoredRecord {
	resource_type: string;
	action: string;
	links: Links;
	details: {
		origin: string;
		cause: string;
		description: string;
		scheme?: string;
		reason_code?: string;
		will_attempt_retry?: boolean;
		not_retried_reason?: string;
		[other: string]: unknown;
	};
	metadata: Metadata;
	resource_metadata: Metadata;
	source: { name: string; type: string };
}

export interface WebhookRecord extends StoredRecord {
	url: string;
	is_test: boolean;
	successful: boolean;
	request_headers: Record<string, string>;
	request_body: string;
	response_code: number | null;
	response_body: string | null;
	response_body_truncated: boolean;
	response_headers: Record<string, string>;
	response_headers_content_truncated: boolean;
	response_headers_count_truncated: boolean;
}
