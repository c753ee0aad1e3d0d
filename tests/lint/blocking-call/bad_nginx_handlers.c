/* SPDX-License-Identifier: MIT */
/* What a module stores in nginx' structs runs on the loop. */
#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_event_connect.h>
#include <ngx_event_pipe.h>
#include <ngx_http.h>
#include <ngx_mail.h>
#include <ngx_stream.h>
#include <unistd.h>

static void on_event(ngx_event_t *ev)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_event says=ngx_add_timer */
}

static void on_task_done(ngx_event_t *ev)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_task_done */
}

static void on_client_sent(ngx_http_request_t *r)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_client_sent */
}

static void on_client_takes(ngx_http_request_t *r)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_client_takes */
}

static ngx_int_t answer(ngx_http_request_t *r)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=answer */
	return NGX_OK;
}

static ngx_int_t on_location(ngx_http_request_t *r)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_location */
	return NGX_OK;
}

static void on_end(void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_end */
}

static ngx_int_t on_subrequest(ngx_http_request_t *r, void *data, ngx_int_t rc)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_subrequest */
	return rc;
}

static void on_body(ngx_http_request_t *r)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_body */
}

static void on_resolved(ngx_resolver_ctx_t *ctx)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_resolved */
}

static void on_accept(ngx_connection_t *c)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_accept */
}

static ngx_int_t get_variable(ngx_http_request_t *r, ngx_http_variable_value_t *v, uintptr_t data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=get_variable */
	return NGX_OK;
}

static void set_variable(ngx_http_request_t *r, ngx_http_variable_value_t *v, uintptr_t data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=set_variable */
}

static ngx_http_variable_t variables[] = {
	{ ngx_string("mine"), set_variable, get_variable, 0, 0, 0 },
	ngx_http_null_variable,
};

void take_request(ngx_http_request_t *r, ngx_http_core_loc_conf_t *clcf)
{
	ngx_http_post_subrequest_t *psr = ngx_palloc(r->pool, sizeof(*psr));
	ngx_http_cleanup_t *end = ngx_http_cleanup_add(r, 0);

	r->connection->read->handler = on_event;
	r->read_event_handler = on_client_sent;
	r->write_event_handler = on_client_takes;
	r->content_handler = answer;
	clcf->handler = on_location;
	psr->handler = on_subrequest;
	end->handler = on_end;
	ngx_http_read_client_request_body(r, on_body);
}

ngx_http_variable_t *take_variables(ngx_thread_task_t *task, ngx_resolver_ctx_t *ctx,
                                    ngx_listening_t *ls)
{
	task->event.handler = on_task_done;
	ctx->handler = on_resolved;
	ls->handler = on_accept;
	return variables;
}

static ngx_int_t create_request(ngx_http_request_t *r)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=create_request */
	return NGX_OK;
}

static ngx_int_t reinit_request(ngx_http_request_t *r)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=reinit_request */
	return NGX_OK;
}

static ngx_int_t create_key(ngx_http_request_t *r)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=create_key */
	return NGX_OK;
}

static ngx_int_t process_header(ngx_http_request_t *r)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=process_header */
	return NGX_OK;
}

static void abort_request(ngx_http_request_t *r)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=abort_request */
}

static void finalize_request(ngx_http_request_t *r, ngx_int_t rc)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=finalize_request */
}

static ngx_int_t input_filter_init(void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=input_filter_init */
	return NGX_OK;
}

static ngx_int_t input_filter(void *data, ssize_t bytes)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=input_filter */
	return NGX_OK;
}

static ngx_int_t rewrite_redirect(ngx_http_request_t *r, ngx_table_elt_t *h, size_t prefix)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=rewrite_redirect */
	return NGX_OK;
}

static ngx_int_t rewrite_cookie(ngx_http_request_t *r, ngx_table_elt_t *h)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=rewrite_cookie */
	return NGX_OK;
}

static void server_sent(ngx_http_request_t *r, ngx_http_upstream_t *u)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=server_sent */
}

static void server_takes(ngx_http_request_t *r, ngx_http_upstream_t *u)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=server_takes */
}

void ask_server(ngx_http_upstream_t *u)
{
	u->create_request = create_request;
	u->reinit_request = reinit_request;
	u->create_key = create_key;
	u->process_header = process_header;
	u->abort_request = abort_request;
	u->finalize_request = finalize_request;
	u->input_filter_init = input_filter_init;
	u->input_filter = input_filter;
	u->rewrite_redirect = rewrite_redirect;
	u->rewrite_cookie = rewrite_cookie;
	u->read_event_handler = server_sent;
	u->write_event_handler = server_takes;
}

static ngx_int_t begin_choice(ngx_http_request_t *r, ngx_http_upstream_srv_conf_t *us)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=begin_choice */
	return NGX_OK;
}

static ngx_int_t begin_stream_choice(ngx_stream_session_t *s, ngx_stream_upstream_srv_conf_t *us)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=begin_stream_choice */
	return NGX_OK;
}

static ngx_int_t get_peer(ngx_peer_connection_t *pc, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=get_peer */
	return NGX_OK;
}

static void free_peer(ngx_peer_connection_t *pc, void *data, ngx_uint_t state)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=free_peer */
}

static void notify_peer(ngx_peer_connection_t *pc, void *data, ngx_uint_t type)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=notify_peer */
}

static ngx_int_t set_session(ngx_peer_connection_t *pc, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=set_session */
	return NGX_OK;
}

static void save_session(ngx_peer_connection_t *pc, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=save_session */
}

void balance(ngx_http_upstream_srv_conf_t *us, ngx_stream_upstream_srv_conf_t *ss,
             ngx_peer_connection_t *pc)
{
	us->peer.init = begin_choice;
	ss->peer.init = begin_stream_choice;
	pc->get = get_peer;
	pc->free = free_peer;
	pc->notify = notify_peer;
	pc->set_session = set_session;
	pc->save_session = save_session;
}

static ngx_int_t pipe_input(ngx_event_pipe_t *p, ngx_buf_t *buf)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=pipe_input */
	return NGX_OK;
}

static ngx_int_t pipe_output(void *data, ngx_chain_t *chain)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=pipe_output */
	return NGX_OK;
}

static ngx_int_t send_out(void *ctx, ngx_chain_t *in)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=send_out */
	return NGX_OK;
}

void copy(ngx_event_pipe_t *p, ngx_output_chain_ctx_t *ctx)
{
	p->input_filter = pipe_input;
	p->output_filter = pipe_output;
	ctx->output_filter = send_out;
}

static void on_session(ngx_stream_session_t *s)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_session */
}

static ngx_int_t get_of_session(ngx_stream_session_t *s, ngx_stream_variable_value_t *v,
                                uintptr_t data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=get_of_session */
	return NGX_OK;
}

static void set_of_session(ngx_stream_session_t *s, ngx_stream_variable_value_t *v, uintptr_t data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=set_of_session */
}

void stream(ngx_stream_core_srv_conf_t *cscf, ngx_stream_variable_t *v)
{
	cscf->handler = on_session;
	v->get_handler = get_of_session;
	v->set_handler = set_of_session;
}

static void mail_session(ngx_mail_session_t *s, ngx_connection_t *c)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=mail_session */
}

static void mail_protocol(ngx_event_t *rev)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=mail_protocol */
}

static ngx_int_t mail_command(ngx_mail_session_t *s)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=mail_command */
	return NGX_OK;
}

static void mail_state(ngx_event_t *rev)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=mail_state */
}

ngx_mail_protocol_t mail = {
	.init_session = mail_session,
	.init_protocol = mail_protocol,
	.parse_command = mail_command,
	.auth_state = mail_state,
};
