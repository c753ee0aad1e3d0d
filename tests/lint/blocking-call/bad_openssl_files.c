/* SPDX-License-Identifier: MIT */
/* FLAGS: -Wno-unused-result -Wno-deprecated-declarations */
/* Files that are read, and requests that are waited for. */
#include <openssl/conf.h>
#include <openssl/http.h>
#include <openssl/ocsp.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/store.h>
#include <openssl/x509.h>
#include <stdarg.h>
#include <uv.h>

static void print(BIO *bio, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	/* EXPECT: blocking-call BIO_vprintf warning root=on_print */
	BIO_vprintf(bio, format, arguments);
	va_end(arguments);
}

static void on_files(uv_timer_t *timer)
{
	SSL_CTX *ctx = timer->data;
	SSL *ssl = timer->data;

	/* EXPECT: blocking-call BIO_new_file warning */
	BIO_new_file("a", "r");
	/* EXPECT: blocking-call CONF_modules_load_file warning */
	CONF_modules_load_file("a", NULL, 0);
	/* EXPECT: blocking-call NCONF_load warning */
	NCONF_load(NULL, "a", NULL);
	/* EXPECT: blocking-call OSSL_LIB_CTX_load_config warning */
	OSSL_LIB_CTX_load_config(NULL, "a");
	/* EXPECT: blocking-call OSSL_STORE_open warning */
	OSSL_STORE_open("a", NULL, NULL, NULL, NULL);
	/* EXPECT: blocking-call RAND_load_file warning */
	RAND_load_file("a", 32);
	/* EXPECT: blocking-call RAND_write_file warning */
	RAND_write_file("a");
	/* EXPECT: blocking-call SSL_CTX_load_verify_dir warning */
	SSL_CTX_load_verify_dir(ctx, "a");
	/* EXPECT: blocking-call SSL_CTX_load_verify_file warning */
	SSL_CTX_load_verify_file(ctx, "a");
	/* EXPECT: blocking-call SSL_CTX_load_verify_locations warning */
	SSL_CTX_load_verify_locations(ctx, "a", NULL);
	/* EXPECT: blocking-call SSL_CTX_set_default_verify_file warning */
	SSL_CTX_set_default_verify_file(ctx);
	/* EXPECT: blocking-call SSL_CTX_set_default_verify_paths warning */
	SSL_CTX_set_default_verify_paths(ctx);
	/* EXPECT: blocking-call SSL_CTX_use_PrivateKey_file warning */
	SSL_CTX_use_PrivateKey_file(ctx, "a", SSL_FILETYPE_PEM);
	/* EXPECT: blocking-call SSL_CTX_use_RSAPrivateKey_file warning */
	SSL_CTX_use_RSAPrivateKey_file(ctx, "a", SSL_FILETYPE_PEM);
	/* EXPECT: blocking-call SSL_CTX_use_certificate_chain_file warning */
	SSL_CTX_use_certificate_chain_file(ctx, "a");
	/* EXPECT: blocking-call SSL_CTX_use_certificate_file warning */
	SSL_CTX_use_certificate_file(ctx, "a", SSL_FILETYPE_PEM);
	/* EXPECT: blocking-call SSL_add_dir_cert_subjects_to_stack warning */
	SSL_add_dir_cert_subjects_to_stack(NULL, "a");
	/* EXPECT: blocking-call SSL_add_file_cert_subjects_to_stack warning */
	SSL_add_file_cert_subjects_to_stack(NULL, "a");
	/* EXPECT: blocking-call SSL_load_client_CA_file warning */
	SSL_load_client_CA_file("a");
	/* EXPECT: blocking-call SSL_load_client_CA_file_ex warning */
	SSL_load_client_CA_file_ex("a", NULL, NULL);
	/* EXPECT: blocking-call SSL_use_PrivateKey_file warning */
	SSL_use_PrivateKey_file(ssl, "a", SSL_FILETYPE_PEM);
	/* EXPECT: blocking-call SSL_use_RSAPrivateKey_file warning */
	SSL_use_RSAPrivateKey_file(ssl, "a", SSL_FILETYPE_PEM);
	/* EXPECT: blocking-call SSL_use_certificate_chain_file warning */
	SSL_use_certificate_chain_file(ssl, "a");
	/* EXPECT: blocking-call SSL_use_certificate_file warning */
	SSL_use_certificate_file(ssl, "a", SSL_FILETYPE_PEM);
	/* EXPECT: blocking-call X509_STORE_load_file warning */
	X509_STORE_load_file(NULL, "a");
	/* EXPECT: blocking-call X509_STORE_load_locations warning */
	X509_STORE_load_locations(NULL, "a", NULL);
	/* EXPECT: blocking-call X509_STORE_load_path warning */
	X509_STORE_load_path(NULL, "a");
	/* EXPECT: blocking-call X509_STORE_set_default_paths warning */
	X509_STORE_set_default_paths(NULL);
	/* EXPECT: blocking-call X509_load_cert_crl_file warning */
	X509_load_cert_crl_file(NULL, "a", SSL_FILETYPE_PEM);
	/* EXPECT: blocking-call X509_load_cert_file warning */
	X509_load_cert_file(NULL, "a", SSL_FILETYPE_PEM);
	/* EXPECT: blocking-call X509_load_crl_file warning */
	X509_load_crl_file(NULL, "a", SSL_FILETYPE_PEM);
}

static void on_requests(uv_timer_t *timer)
{
	(void)timer;
	/* EXPECT: blocking-call OCSP_sendreq_bio error */
	OCSP_sendreq_bio(NULL, "a", NULL);
	/* EXPECT: blocking-call OSSL_HTTP_exchange error */
	OSSL_HTTP_exchange(NULL, NULL);
	/* EXPECT: blocking-call OSSL_HTTP_get error */
	OSSL_HTTP_get("a", NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, 0, 0, 5);
	/* EXPECT: blocking-call OSSL_HTTP_open error */
	OSSL_HTTP_open("a", "80", NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, 5);
	/* EXPECT: blocking-call OSSL_HTTP_proxy_connect error */
	OSSL_HTTP_proxy_connect(NULL, "a", "80", NULL, NULL, 5, NULL, NULL);
	/* EXPECT: blocking-call OSSL_HTTP_transfer error */
	OSSL_HTTP_transfer(NULL, "a", "80", "b", 0, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL,
	                   NULL, NULL, NULL, 0, 0, 5, 0);
	/* EXPECT: blocking-call X509_CRL_load_http error */
	X509_CRL_load_http("a", NULL, NULL, 5);
	/* EXPECT: blocking-call X509_load_http error */
	X509_load_http("a", NULL, NULL, 5);
}

static void on_file_bio(uv_timer_t *timer)
{
	/* EXPECT: blocking-call BIO_new_file warning */
	BIO *bio = BIO_new_file(timer->data, "r");
	char data[64];
	size_t count;

	/* EXPECT: blocking-call BIO_read warning */
	BIO_read(bio, data, sizeof(data));
	/* EXPECT: blocking-call BIO_read_ex warning */
	BIO_read_ex(bio, data, sizeof(data), &count);
	/* EXPECT: blocking-call BIO_gets warning */
	BIO_gets(bio, data, sizeof(data));
	/* EXPECT: blocking-call BIO_write warning */
	BIO_write(bio, "a", 1);
	/* EXPECT: blocking-call BIO_write_ex warning */
	BIO_write_ex(bio, "a", 1, &count);
	/* EXPECT: blocking-call BIO_puts warning */
	BIO_puts(bio, "a");
	/* EXPECT: blocking-call BIO_printf warning */
	BIO_printf(bio, "%d", 1);
}

static void on_print(uv_timer_t *timer)
{
	/* EXPECT: blocking-call BIO_new_file warning */
	BIO *bio = BIO_new_file(timer->data, "w");

	print(bio, "a");
}

static void on_lock(uv_timer_t *timer)
{
	CRYPTO_RWLOCK *lock = timer->data;

	/* EXPECT: blocking-call CRYPTO_THREAD_read_lock note */
	CRYPTO_THREAD_read_lock(lock);
	CRYPTO_THREAD_unlock(lock);
	/* EXPECT: blocking-call CRYPTO_THREAD_write_lock note */
	CRYPTO_THREAD_write_lock(lock);
	CRYPTO_THREAD_unlock(lock);
}

int start(uv_timer_t *timer)
{
	int failed = 0;

	failed += uv_timer_start(timer++, on_files, 1000, 0);
	failed += uv_timer_start(timer++, on_requests, 1000, 0);
	failed += uv_timer_start(timer++, on_file_bio, 1000, 0);
	failed += uv_timer_start(timer++, on_print, 1000, 0);
	failed += uv_timer_start(timer++, on_lock, 1000, 0);
	return failed;
}
