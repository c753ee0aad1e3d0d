/* SPDX-License-Identifier: MIT */
/* Another lookup, but not for one that was cancelled. */
#include <event2/dns.h>
#include <event2/util.h>

struct client {
	struct evdns_base *dns;
	struct evdns_request *request;
	struct evdns_getaddrinfo_request *lookup;
	const char *name;
};

static void on_address(int result, char type, int count, int ttl, void *addresses, void *data)
{
	struct client *c = data;

	(void)type;
	(void)count;
	(void)ttl;
	(void)addresses;
	if (result == DNS_ERR_TIMEOUT)
		c->request = evdns_base_resolve_ipv4(c->dns, c->name, 0, on_address, c);
}

static void on_info(int result, struct evutil_addrinfo *res, void *data)
{
	struct client *c = data;

	if (result && result != EVUTIL_EAI_CANCEL) {
		c->lookup = evdns_getaddrinfo(c->dns, c->name, "80", 0, on_info, c);
		return;
	}
	if (res)
		evutil_freeaddrinfo(res);
}

void start(struct client *c)
{
	c->request = evdns_base_resolve_ipv4(c->dns, c->name, 0, on_address, c);
	c->lookup = evdns_getaddrinfo(c->dns, c->name, "80", 0, on_info, c);
}

void stop(struct client *c)
{
	evdns_cancel_request(c->dns, c->request);
	evdns_getaddrinfo_cancel(c->lookup);
}
