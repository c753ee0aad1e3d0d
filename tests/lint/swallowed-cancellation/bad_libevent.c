/* SPDX-License-Identifier: MIT */
/* The answer to a lookup that was cancelled is another lookup. */
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
	if (result != DNS_ERR_NONE)
		/* EXPECT: swallowed-cancellation evdns_base_resolve_ipv4 warning root=on_address */
		c->request = evdns_base_resolve_ipv4(c->dns, c->name, 0, on_address, c);
}

static void on_reverse(int result, char type, int count, int ttl, void *addresses, void *data)
{
	struct client *c = data;

	(void)type;
	(void)count;
	(void)ttl;
	if (result == DNS_ERR_CANCEL)
		/* EXPECT: swallowed-cancellation evdns_base_resolve_reverse warning */
		c->request = evdns_base_resolve_reverse(c->dns, addresses, 0, on_reverse, c);
}

static void on_address6(int result, char type, int count, int ttl, void *addresses, void *data)
{
	struct client *c = data;

	(void)type;
	(void)count;
	(void)ttl;
	(void)addresses;
	if (result)
		/* EXPECT: swallowed-cancellation evdns_base_resolve_ipv6 warning */
		c->request = evdns_base_resolve_ipv6(c->dns, c->name, 0, on_address6, c);
}

static void on_reverse6(int result, char type, int count, int ttl, void *addresses, void *data)
{
	struct client *c = data;

	(void)type;
	(void)count;
	(void)ttl;
	if (result == DNS_ERR_CANCEL)
		/* EXPECT: swallowed-cancellation evdns_base_resolve_reverse_ipv6 warning */
		c->request = evdns_base_resolve_reverse_ipv6(c->dns, addresses, 0, on_reverse6, c);
}

static void on_info(int result, struct evutil_addrinfo *res, void *data)
{
	struct client *c = data;

	if (result == EVUTIL_EAI_CANCEL) {
		/* EXPECT: swallowed-cancellation evdns_getaddrinfo warning root=on_info */
		c->lookup = evdns_getaddrinfo(c->dns, c->name, "80", 0, on_info, c);
		return;
	}
	evutil_freeaddrinfo(res);
}

void start(struct client *c, struct in_addr *in, struct in6_addr *in6)
{
	c->request = evdns_base_resolve_ipv6(c->dns, c->name, 0, on_address6, c);
	c->request = evdns_base_resolve_reverse_ipv6(c->dns, in6, 0, on_reverse6, c);
	c->request = evdns_base_resolve_ipv4(c->dns, c->name, 0, on_address, c);
	c->request = evdns_base_resolve_reverse(c->dns, in, 0, on_reverse, c);
	c->lookup = evdns_getaddrinfo(c->dns, c->name, "80", 0, on_info, c);
}

void stop(struct client *c)
{
	evdns_cancel_request(c->dns, c->request);
	evdns_getaddrinfo_cancel(c->lookup);
}
