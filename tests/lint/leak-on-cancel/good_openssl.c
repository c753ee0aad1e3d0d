/* SPDX-License-Identifier: MIT */
/* ONLY: leak-on-cancel */
/* FLAGS: -Wno-deprecated-declarations */
/* What OpenSSL makes, given back on both ways. NO LOOP HERE */
#include <gio/gio.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/ssl.h>
#include <unistd.h>

static gboolean with_SSL_new(GCancellable *cancellable, gsize n)
{
	SSL *thing = SSL_new(NULL);

	if (g_cancellable_is_cancelled(cancellable)) {
		SSL_free(thing);
		return FALSE;
	}
	SSL_free(thing);
	return n > 0;
}

static gboolean with_SSL_CTX_new(GCancellable *cancellable, gsize n)
{
	SSL_CTX *thing = SSL_CTX_new(TLS_method());

	if (g_cancellable_is_cancelled(cancellable)) {
		SSL_CTX_free(thing);
		return FALSE;
	}
	SSL_CTX_free(thing);
	return n > 0;
}

static gboolean with_EVP_MD_CTX_new(GCancellable *cancellable, gsize n)
{
	EVP_MD_CTX *thing = EVP_MD_CTX_new();

	if (g_cancellable_is_cancelled(cancellable)) {
		EVP_MD_CTX_free(thing);
		return FALSE;
	}
	EVP_MD_CTX_free(thing);
	return n > 0;
}

static gboolean with_EVP_CIPHER_CTX_new(GCancellable *cancellable, gsize n)
{
	EVP_CIPHER_CTX *thing = EVP_CIPHER_CTX_new();

	if (g_cancellable_is_cancelled(cancellable)) {
		EVP_CIPHER_CTX_free(thing);
		return FALSE;
	}
	EVP_CIPHER_CTX_free(thing);
	return n > 0;
}

static gboolean with_EVP_PKEY_CTX_new(GCancellable *cancellable, gsize n)
{
	EVP_PKEY_CTX *thing = EVP_PKEY_CTX_new(NULL, NULL);

	if (g_cancellable_is_cancelled(cancellable)) {
		EVP_PKEY_CTX_free(thing);
		return FALSE;
	}
	EVP_PKEY_CTX_free(thing);
	return n > 0;
}

static gboolean with_EVP_PKEY_CTX_new_id(GCancellable *cancellable, gsize n)
{
	EVP_PKEY_CTX *thing = EVP_PKEY_CTX_new_id(EVP_PKEY_RSA, NULL);

	if (g_cancellable_is_cancelled(cancellable)) {
		EVP_PKEY_CTX_free(thing);
		return FALSE;
	}
	EVP_PKEY_CTX_free(thing);
	return n > 0;
}

static gboolean with_EVP_PKEY_new(GCancellable *cancellable, gsize n)
{
	EVP_PKEY *thing = EVP_PKEY_new();

	if (g_cancellable_is_cancelled(cancellable)) {
		EVP_PKEY_free(thing);
		return FALSE;
	}
	EVP_PKEY_free(thing);
	return n > 0;
}

static gboolean with_X509_new(GCancellable *cancellable, gsize n)
{
	X509 *thing = X509_new();

	if (g_cancellable_is_cancelled(cancellable)) {
		X509_free(thing);
		return FALSE;
	}
	X509_free(thing);
	return n > 0;
}

static gboolean with_BN_new(GCancellable *cancellable, gsize n)
{
	BIGNUM *thing = BN_new();

	if (g_cancellable_is_cancelled(cancellable)) {
		BN_free(thing);
		return FALSE;
	}
	BN_free(thing);
	return n > 0;
}

static gboolean with_BN_CTX_new(GCancellable *cancellable, gsize n)
{
	BN_CTX *thing = BN_CTX_new();

	if (g_cancellable_is_cancelled(cancellable)) {
		BN_CTX_free(thing);
		return FALSE;
	}
	BN_CTX_free(thing);
	return n > 0;
}

static gboolean with_RSA_new(GCancellable *cancellable, gsize n)
{
	RSA *thing = RSA_new();

	if (g_cancellable_is_cancelled(cancellable)) {
		RSA_free(thing);
		return FALSE;
	}
	RSA_free(thing);
	return n > 0;
}

static gboolean with_SSL_get1_peer_certificate(GCancellable *cancellable, gsize n)
{
	X509 *thing = SSL_get1_peer_certificate(NULL);

	if (g_cancellable_is_cancelled(cancellable)) {
		X509_free(thing);
		return FALSE;
	}
	X509_free(thing);
	return n > 0;
}

static gboolean with_SSL_get1_session(GCancellable *cancellable, gsize n)
{
	SSL_SESSION *thing = SSL_get1_session(NULL);

	if (g_cancellable_is_cancelled(cancellable)) {
		SSL_SESSION_free(thing);
		return FALSE;
	}
	SSL_SESSION_free(thing);
	return n > 0;
}

static gboolean with_CRYPTO_THREAD_lock_new(GCancellable *cancellable, gsize n)
{
	CRYPTO_RWLOCK *thing = CRYPTO_THREAD_lock_new();

	if (g_cancellable_is_cancelled(cancellable)) {
		CRYPTO_THREAD_lock_free(thing);
		return FALSE;
	}
	CRYPTO_THREAD_lock_free(thing);
	return n > 0;
}

static gboolean with_X509_STORE_new(GCancellable *cancellable, gsize n)
{
	X509_STORE *thing = X509_STORE_new();

	if (g_cancellable_is_cancelled(cancellable)) {
		X509_STORE_free(thing);
		return FALSE;
	}
	X509_STORE_free(thing);
	return n > 0;
}

static gboolean with_X509_STORE_CTX_new(GCancellable *cancellable, gsize n)
{
	X509_STORE_CTX *thing = X509_STORE_CTX_new();

	if (g_cancellable_is_cancelled(cancellable)) {
		X509_STORE_CTX_free(thing);
		return FALSE;
	}
	X509_STORE_CTX_free(thing);
	return n > 0;
}

static gboolean with_BIO_new(GCancellable *cancellable, gsize n)
{
	BIO *thing = BIO_new(BIO_s_mem());

	if (g_cancellable_is_cancelled(cancellable)) {
		BIO_free(thing);
		return FALSE;
	}
	BIO_free(thing);
	return n > 0;
}

static gboolean with_BIO_new_mem_buf(GCancellable *cancellable, gsize n)
{
	BIO *thing = BIO_new_mem_buf("a", 1);

	if (g_cancellable_is_cancelled(cancellable)) {
		BIO_vfree(thing);
		return FALSE;
	}
	BIO_vfree(thing);
	return n > 0;
}

static gboolean with_BIO_new_dgram(GCancellable *cancellable, gsize n)
{
	BIO *thing = BIO_new_dgram(1, BIO_NOCLOSE);

	if (g_cancellable_is_cancelled(cancellable)) {
		BIO_free(thing);
		return FALSE;
	}
	BIO_free(thing);
	return n > 0;
}

static gboolean with_BIO_new_fd(GCancellable *cancellable, gsize n)
{
	BIO *thing = BIO_new_fd(1, BIO_NOCLOSE);

	if (g_cancellable_is_cancelled(cancellable)) {
		BIO_free(thing);
		return FALSE;
	}
	BIO_free(thing);
	return n > 0;
}

static gboolean with_BIO_new_socket(GCancellable *cancellable, gsize n)
{
	BIO *thing = BIO_new_socket(1, BIO_NOCLOSE);

	if (g_cancellable_is_cancelled(cancellable)) {
		BIO_free(thing);
		return FALSE;
	}
	BIO_free(thing);
	return n > 0;
}

static gboolean with_BIO_new_accept(GCancellable *cancellable, gsize n)
{
	BIO *thing = BIO_new_accept("a");

	if (g_cancellable_is_cancelled(cancellable)) {
		BIO_free_all(thing);
		return FALSE;
	}
	BIO_free_all(thing);
	return n > 0;
}

static gboolean with_BIO_new_connect(GCancellable *cancellable, gsize n)
{
	BIO *thing = BIO_new_connect("a");

	if (g_cancellable_is_cancelled(cancellable)) {
		BIO_free_all(thing);
		return FALSE;
	}
	BIO_free_all(thing);
	return n > 0;
}

static gboolean with_BIO_new_ssl_connect(GCancellable *cancellable, gsize n)
{
	BIO *thing = BIO_new_ssl_connect(NULL);

	if (g_cancellable_is_cancelled(cancellable)) {
		BIO_free_all(thing);
		return FALSE;
	}
	BIO_free_all(thing);
	return n > 0;
}

static gboolean with_BIO_new_buffer_ssl_connect(GCancellable *cancellable, gsize n)
{
	BIO *thing = BIO_new_buffer_ssl_connect(NULL);

	if (g_cancellable_is_cancelled(cancellable)) {
		BIO_free_all(thing);
		return FALSE;
	}
	BIO_free_all(thing);
	return n > 0;
}

static gboolean with_BIO_new_fp(GCancellable *cancellable, gsize n)
{
	BIO *thing = BIO_new_fp(NULL, BIO_NOCLOSE);

	if (g_cancellable_is_cancelled(cancellable)) {
		BIO_free(thing);
		return FALSE;
	}
	BIO_free(thing);
	return n > 0;
}

static gboolean with_BIO_new_ssl(GCancellable *cancellable, gsize n)
{
	BIO *thing = BIO_new_ssl(NULL, 1);

	if (g_cancellable_is_cancelled(cancellable)) {
		BIO_free_all(thing);
		return FALSE;
	}
	BIO_free_all(thing);
	return n > 0;
}

static gboolean with_BIO_new_file(GCancellable *cancellable, gsize n)
{
	BIO *thing = BIO_new_file("a", "r");

	if (g_cancellable_is_cancelled(cancellable)) {
		BIO_free(thing);
		return FALSE;
	}
	BIO_free(thing);
	return n > 0;
}

static gboolean with_PEM_read_bio_PrivateKey(GCancellable *cancellable, gsize n)
{
	EVP_PKEY *thing = PEM_read_bio_PrivateKey(NULL, NULL, NULL, NULL);

	if (g_cancellable_is_cancelled(cancellable)) {
		EVP_PKEY_free(thing);
		return FALSE;
	}
	EVP_PKEY_free(thing);
	return n > 0;
}

static gboolean with_PEM_read_bio_PUBKEY(GCancellable *cancellable, gsize n)
{
	EVP_PKEY *thing = PEM_read_bio_PUBKEY(NULL, NULL, NULL, NULL);

	if (g_cancellable_is_cancelled(cancellable)) {
		EVP_PKEY_free(thing);
		return FALSE;
	}
	EVP_PKEY_free(thing);
	return n > 0;
}

static gboolean with_PEM_read_bio_X509(GCancellable *cancellable, gsize n)
{
	X509 *thing = PEM_read_bio_X509(NULL, NULL, NULL, NULL);

	if (g_cancellable_is_cancelled(cancellable)) {
		X509_free(thing);
		return FALSE;
	}
	X509_free(thing);
	return n > 0;
}

static gboolean with_PEM_read_bio_X509_AUX(GCancellable *cancellable, gsize n)
{
	X509 *thing = PEM_read_bio_X509_AUX(NULL, NULL, NULL, NULL);

	if (g_cancellable_is_cancelled(cancellable)) {
		X509_free(thing);
		return FALSE;
	}
	X509_free(thing);
	return n > 0;
}

static gboolean with_PEM_read_bio_RSAPrivateKey(GCancellable *cancellable, gsize n)
{
	RSA *thing = PEM_read_bio_RSAPrivateKey(NULL, NULL, NULL, NULL);

	if (g_cancellable_is_cancelled(cancellable)) {
		RSA_free(thing);
		return FALSE;
	}
	RSA_free(thing);
	return n > 0;
}

static gboolean with_BIO_accept_ex(GCancellable *cancellable, gsize n)
{
	int thing = BIO_accept_ex(1, NULL, 0);

	if (g_cancellable_is_cancelled(cancellable)) {
		close(thing);
		return FALSE;
	}
	close(thing);
	return n > 0;
}

int main(int argc, char **argv)
{
	GCancellable *cancellable = g_cancellable_new();

	(void)argv;
	with_SSL_new(cancellable, argc);
	with_SSL_CTX_new(cancellable, argc);
	with_EVP_MD_CTX_new(cancellable, argc);
	with_EVP_CIPHER_CTX_new(cancellable, argc);
	with_EVP_PKEY_CTX_new(cancellable, argc);
	with_EVP_PKEY_CTX_new_id(cancellable, argc);
	with_EVP_PKEY_new(cancellable, argc);
	with_X509_new(cancellable, argc);
	with_BN_new(cancellable, argc);
	with_BN_CTX_new(cancellable, argc);
	with_RSA_new(cancellable, argc);
	with_SSL_get1_peer_certificate(cancellable, argc);
	with_SSL_get1_session(cancellable, argc);
	with_CRYPTO_THREAD_lock_new(cancellable, argc);
	with_X509_STORE_new(cancellable, argc);
	with_X509_STORE_CTX_new(cancellable, argc);
	with_BIO_new(cancellable, argc);
	with_BIO_new_mem_buf(cancellable, argc);
	with_BIO_new_dgram(cancellable, argc);
	with_BIO_new_fd(cancellable, argc);
	with_BIO_new_socket(cancellable, argc);
	with_BIO_new_accept(cancellable, argc);
	with_BIO_new_connect(cancellable, argc);
	with_BIO_new_ssl_connect(cancellable, argc);
	with_BIO_new_buffer_ssl_connect(cancellable, argc);
	with_BIO_new_fp(cancellable, argc);
	with_BIO_new_ssl(cancellable, argc);
	with_BIO_new_file(cancellable, argc);
	with_PEM_read_bio_PrivateKey(cancellable, argc);
	with_PEM_read_bio_PUBKEY(cancellable, argc);
	with_PEM_read_bio_X509(cancellable, argc);
	with_PEM_read_bio_X509_AUX(cancellable, argc);
	with_PEM_read_bio_RSAPrivateKey(cancellable, argc);
	with_BIO_accept_ex(cancellable, argc);
	g_object_unref(cancellable);
	return 0;
}
