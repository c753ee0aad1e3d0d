/* SPDX-License-Identifier: MIT */
/* A password that is hashed on the loop. */
#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_crypt.h>
#include <ngx_http.h>

static ngx_int_t on_request(ngx_http_request_t *r)
{
	u_char *hashed;

	/* EXPECT: cpu-loop-without-yield ngx_crypt warning */
	return ngx_crypt(r->pool, r->headers_in.passwd.data, (u_char *)"$6$salt", &hashed);
}

void take(ngx_http_request_t *r)
{
	r->content_handler = on_request;
}
