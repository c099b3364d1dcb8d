import type { OperationDefinition } from '../../shared/engine/types';
import type { ApiRequest } from '../../shared/transport/client';
import { readRecord } from '../../shared/vendors/zohoBooks/answers';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';
import { collectionOf } from '../../shared/vendors/zohoBooks/collections';
import { zohoBooksResource } from '../declaration';
import { labelOf, searchBy } from '../search';
import { choiceFilter, sortFilters } from './commonFilters';

const getMe: OperationDefinition<ZohoBooksClient> = {
	value: 'getMe',
	name: 'Get Me',
	action: 'Get the connected user',
	description: 'Get the user whose connection the credential holds',
	properties: [],
	async runItem({ client }) {
		const request: ApiRequest = { method: 'GET', path: '/users/me' };
		return readRecord(request, await client.send(request), collectionOf('users'));
	},
};

/** Zoho sheet 7.10. */
export const user = zohoBooksResource({
	value: 'user',
	name: 'User',
	description: 'Somebody who works in the organization',
	path: 'users',
	operations: ['get', 'getAll'],
	filters: [
		choiceFilter(
			{ name: 'status', label: 'Status', target: 'filter_by' },
			{
				All: 'Status.All',
				Active: 'Status.Active',
				Deleted: 'Status.Deleted',
				Inactive: 'Status.Inactive',
				Invited: 'Status.Invited',
			},
		),
		...sortFilters({ 'E-Mail': 'email', Name: 'name', Role: 'user_role', Status: 'status' }),
	],
	more: [getMe],
	search: searchBy({
		method: 'searchUsers',
		path: 'users',
		label: ({ name, email }) => labelOf(name, email),
	}),
});
