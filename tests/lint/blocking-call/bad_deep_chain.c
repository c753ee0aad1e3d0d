/* SPDX-License-Identifier: MIT */
/* Helpers eighty deep. */
#include <unistd.h>
#include <uv.h>

static void f0(void)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_timer steps=82 */
}
#define STEP(from, to)                                                                             \
	static void f##to(void)                                                                    \
	{                                                                                          \
		f##from();                                                                         \
	}
STEP(0, 1)
STEP(1, 2)
STEP(2, 3)
STEP(3, 4)
STEP(4, 5)
STEP(5, 6)
STEP(6, 7)
STEP(7, 8)
STEP(8, 9)
STEP(9, 10)
STEP(10, 11)
STEP(11, 12)
STEP(12, 13)
STEP(13, 14)
STEP(14, 15)
STEP(15, 16)
STEP(16, 17)
STEP(17, 18)
STEP(18, 19)
STEP(19, 20)
STEP(20, 21)
STEP(21, 22)
STEP(22, 23)
STEP(23, 24)
STEP(24, 25)
STEP(25, 26)
STEP(26, 27)
STEP(27, 28)
STEP(28, 29)
STEP(29, 30)
STEP(30, 31)
STEP(31, 32)
STEP(32, 33)
STEP(33, 34)
STEP(34, 35)
STEP(35, 36)
STEP(36, 37)
STEP(37, 38)
STEP(38, 39)
STEP(39, 40)
STEP(40, 41)
STEP(41, 42)
STEP(42, 43)
STEP(43, 44)
STEP(44, 45)
STEP(45, 46)
STEP(46, 47)
STEP(47, 48)
STEP(48, 49)
STEP(49, 50)
STEP(50, 51)
STEP(51, 52)
STEP(52, 53)
STEP(53, 54)
STEP(54, 55)
STEP(55, 56)
STEP(56, 57)
STEP(57, 58)
STEP(58, 59)
STEP(59, 60)
STEP(60, 61)
STEP(61, 62)
STEP(62, 63)
STEP(63, 64)
STEP(64, 65)
STEP(65, 66)
STEP(66, 67)
STEP(67, 68)
STEP(68, 69)
STEP(69, 70)
STEP(70, 71)
STEP(71, 72)
STEP(72, 73)
STEP(73, 74)
STEP(74, 75)
STEP(75, 76)
STEP(76, 77)
STEP(77, 78)
STEP(78, 79)

static void on_timer(uv_timer_t *timer)
{
	f79();
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
