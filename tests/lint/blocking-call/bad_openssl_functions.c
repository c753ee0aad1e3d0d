/* SPDX-License-Identifier: MIT */
/* FLAGS: -Wno-unused-result -Wno-deprecated-declarations */
/* Functions that OpenSSL calls back. */
#include <openssl/bn.h>
#include <openssl/http.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <unistd.h>
#include <uv.h>

static int slow_1(void)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_2(void)
{
	sleep(2); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_3(void)
{
	sleep(3); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_4(void)
{
	sleep(4); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_5(void)
{
	sleep(5); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_6(void)
{
	sleep(6); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_7(void)
{
	sleep(7); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_8(void)
{
	sleep(8); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_9(void)
{
	sleep(9); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_10(void)
{
	sleep(10); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_11(void)
{
	sleep(11); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_12(void)
{
	sleep(12); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_13(void)
{
	sleep(13); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_14(void)
{
	sleep(14); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_15(void)
{
	sleep(15); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_16(void)
{
	sleep(16); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_17(void)
{
	sleep(17); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_18(void)
{
	sleep(18); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_19(void)
{
	sleep(19); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_20(void)
{
	sleep(20); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_21(void)
{
	sleep(21); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_22(void)
{
	sleep(22); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_23(void)
{
	sleep(23); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_24(void)
{
	sleep(24); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_25(void)
{
	sleep(25); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_26(void)
{
	sleep(26); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_27(void)
{
	sleep(27); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_28(void)
{
	sleep(28); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_29(void)
{
	sleep(29); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_30(void)
{
	sleep(30); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_31(void)
{
	sleep(31); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_32(void)
{
	sleep(32); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_33(void)
{
	sleep(33); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_34(void)
{
	sleep(34); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_35(void)
{
	sleep(35); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_36(void)
{
	sleep(36); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_37(void)
{
	sleep(37); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_38(void)
{
	sleep(38); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_39(void)
{
	sleep(39); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_40(void)
{
	sleep(40); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_41(void)
{
	sleep(41); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_42(void)
{
	sleep(42); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_43(void)
{
	sleep(43); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_44(void)
{
	sleep(44); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_45(void)
{
	sleep(45); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_46(void)
{
	sleep(46); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_47(void)
{
	sleep(47); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_48(void)
{
	sleep(48); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_49(void)
{
	sleep(49); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_50(void)
{
	sleep(50); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_51(void)
{
	sleep(51); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_52(void)
{
	sleep(52); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_53(void)
{
	sleep(53); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_54(void)
{
	sleep(54); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_55(void)
{
	sleep(55); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_56(void)
{
	sleep(56); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_57(void)
{
	sleep(57); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_58(void)
{
	sleep(58); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_59(void)
{
	sleep(59); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_60(void)
{
	sleep(60); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_61(void)
{
	sleep(61); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_62(void)
{
	sleep(62); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_63(void)
{
	sleep(63); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_64(void)
{
	sleep(64); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_65(void)
{
	sleep(65); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_66(void)
{
	sleep(66); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_67(void)
{
	sleep(67); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_68(void)
{
	sleep(68); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_69(void)
{
	sleep(69); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_70(void)
{
	sleep(70); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_71(void)
{
	sleep(71); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_72(void)
{
	sleep(72); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_73(void)
{
	sleep(73); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int slow_74(void)
{
	sleep(74); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static void on_timer(uv_timer_t *timer)
{
	void *data = timer->data;

	BIO_callback_ctrl(data, 0, (void *)slow_1);
	BIO_set_callback(data, (void *)slow_2);
	BIO_set_callback_ex(data, (void *)slow_3);
	BN_GENCB_set(data, (void *)slow_4, data);
	PEM_read_bio_ECPrivateKey(data, NULL, (void *)slow_5, data);
	PEM_read_bio_PrivateKey(data, NULL, (void *)slow_6, data);
	PEM_read_bio_RSAPrivateKey(data, NULL, (void *)slow_7, data);
	PEM_write_bio_ECPrivateKey(data, NULL, NULL, NULL, 0, (void *)slow_8, data);
	PEM_write_bio_PKCS8PrivateKey(data, NULL, NULL, NULL, 0, (void *)slow_9, data);
	PEM_write_bio_PrivateKey(data, NULL, NULL, NULL, 0, (void *)slow_10, data);
	PEM_write_bio_RSAPrivateKey(data, NULL, NULL, NULL, 0, (void *)slow_11, data);
	SSL_CTX_callback_ctrl(data, 0, (void *)slow_12);
	SSL_CTX_sess_set_get_cb(data, (void *)slow_13);
	SSL_CTX_sess_set_new_cb(data, (void *)slow_14);
	SSL_CTX_sess_set_remove_cb(data, (void *)slow_15);
	SSL_CTX_set_allow_early_data_cb(data, (void *)slow_16, data);
	SSL_CTX_set_alpn_select_cb(data, (void *)slow_17, data);
	SSL_CTX_set_async_callback(data, (void *)slow_18);
	SSL_CTX_set_cert_cb(data, (void *)slow_19, data);
	SSL_CTX_set_cert_verify_callback(data, (void *)slow_20, data);
	SSL_CTX_set_client_cert_cb(data, (void *)slow_21);
	SSL_CTX_set_client_hello_cb(data, (void *)slow_22, data);
	SSL_CTX_set_cookie_generate_cb(data, (void *)slow_23);
	SSL_CTX_set_cookie_verify_cb(data, (void *)slow_24);
	SSL_CTX_set_ct_validation_callback(data, (void *)slow_25, data);
	SSL_CTX_set_default_passwd_cb(data, (void *)slow_26);
	SSL_CTX_set_generate_session_id(data, (void *)slow_27);
	SSL_CTX_set_info_callback(data, (void *)slow_28);
	SSL_CTX_set_keylog_callback(data, (void *)slow_29);
	SSL_CTX_set_msg_callback(data, (void *)slow_30);
	SSL_CTX_set_next_proto_select_cb(data, (void *)slow_31, data);
	SSL_CTX_set_next_protos_advertised_cb(data, (void *)slow_32, data);
	SSL_CTX_set_not_resumable_session_callback(data, (void *)slow_33);
	SSL_CTX_set_psk_client_callback(data, (void *)slow_34);
	SSL_CTX_set_psk_find_session_callback(data, (void *)slow_35);
	SSL_CTX_set_psk_server_callback(data, (void *)slow_36);
	SSL_CTX_set_psk_use_session_callback(data, (void *)slow_37);
	SSL_CTX_set_record_padding_callback(data, (void *)slow_38);
	SSL_CTX_set_security_callback(data, (void *)slow_39);
	SSL_CTX_set_session_ticket_cb(data, (void *)slow_40, (void *)slow_41, data);
	SSL_CTX_set_srp_client_pwd_callback(data, (void *)slow_42);
	SSL_CTX_set_srp_username_callback(data, (void *)slow_43);
	SSL_CTX_set_srp_verify_param_callback(data, (void *)slow_44);
	SSL_CTX_set_stateless_cookie_generate_cb(data, (void *)slow_45);
	SSL_CTX_set_stateless_cookie_verify_cb(data, (void *)slow_46);
	SSL_CTX_set_tlsext_ticket_key_evp_cb(data, (void *)slow_47);
	SSL_CTX_set_tmp_dh_callback(data, (void *)slow_48);
	SSL_CTX_set_verify(data, 0, (void *)slow_49);
	SSL_callback_ctrl(data, 0, (void *)slow_50);
	SSL_set_allow_early_data_cb(data, (void *)slow_51, data);
	SSL_set_async_callback(data, (void *)slow_52);
	SSL_set_cert_cb(data, (void *)slow_53, data);
	SSL_set_ct_validation_callback(data, (void *)slow_54, data);
	SSL_set_default_passwd_cb(data, (void *)slow_55);
	SSL_set_generate_session_id(data, (void *)slow_56);
	SSL_set_info_callback(data, (void *)slow_57);
	SSL_set_msg_callback(data, (void *)slow_58);
	SSL_set_not_resumable_session_callback(data, (void *)slow_59);
	SSL_set_psk_client_callback(data, (void *)slow_60);
	SSL_set_psk_find_session_callback(data, (void *)slow_61);
	SSL_set_psk_server_callback(data, (void *)slow_62);
	SSL_set_psk_use_session_callback(data, (void *)slow_63);
	SSL_set_record_padding_callback(data, (void *)slow_64);
	SSL_set_security_callback(data, (void *)slow_65);
	SSL_set_session_secret_cb(data, (void *)slow_66, data);
	SSL_set_session_ticket_ext_cb(data, (void *)slow_67, data);
	SSL_set_tmp_dh_callback(data, (void *)slow_68);
	SSL_set_verify(data, 0, (void *)slow_69);
	X509_STORE_CTX_set_verify_cb(data, (void *)slow_70);
	X509_STORE_set_verify_cb(data, (void *)slow_71);
	/* EXPECT: blocking-call OSSL_HTTP_get error */
	OSSL_HTTP_get("a", NULL, NULL, NULL, NULL, (void *)slow_72, NULL, 0, NULL, NULL, 0, 0, 5);
	/* EXPECT: blocking-call OSSL_HTTP_open error */
	OSSL_HTTP_open("a", "80", NULL, NULL, 0, NULL, NULL, (void *)slow_73, NULL, 0, 5);
	/* EXPECT: blocking-call OSSL_HTTP_transfer error */
	OSSL_HTTP_transfer(NULL, "a", "80", "b", 0, NULL, NULL, NULL, NULL, (void *)slow_74, NULL,
	                   0, NULL, NULL, NULL, NULL, 0, 0, 5, 0);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
