/* SPDX-License-Identifier: MIT
 *
 * Contiki-NG's processes and timers, as far as rules/protothreads.json knows them: no package
 * installs its headers. A process is a protothread: a function that jumps to where it left.
 */
#pragma once

#include <stdint.h>

/* clang-format off */
#define PT_BEGIN(pt) { char yielded = 1; (void)yielded; switch ((pt)->lc) { case 0:
#define PT_YIELD_UNTIL(pt, condition) \
	do { yielded = 0; (pt)->lc = __LINE__; case __LINE__: if (!yielded || !(condition)) return 1; } while (0)
#define PT_END(pt) } (pt)->lc = 0; return 3; }
/* clang-format on */
#define PROCESS_THREAD(name, ev, data)                                                             \
	static char name##_thread(struct pt *process_pt, uint8_t ev, void *data)
#define PROCESS(name, title)                                                                       \
	PROCESS_THREAD(name, event, data);                                                         \
	struct process name = { 0, title, name##_thread, { 0 }, 0, 0 }
#define PROCESS_BEGIN()                     PT_BEGIN(process_pt)
#define PROCESS_WAIT_EVENT_UNTIL(condition) PT_YIELD_UNTIL(process_pt, condition)
#define PROCESS_END()                       PT_END(process_pt)

struct pt {
	unsigned short lc;
};

struct process {
	struct process *next;
	const char *name;
	char (*thread)(struct pt *pt, uint8_t event, void *data);
	struct pt pt;
	uint8_t state, poll;
};

struct ctimer {
	int space[8];
};

struct etimer {
	int space[8];
};

struct rtimer;
typedef void (*rtimer_callback_t)(struct rtimer *timer, void *data);

void process_start(struct process *process, void *data);
int process_run(void);
void ctimer_set(struct ctimer *timer, unsigned long time, void (*fn)(void *), void *data);
void ctimer_set_with_process(struct ctimer *timer, unsigned long time, void (*fn)(void *),
                             void *data, struct process *process);
void ctimer_stop(struct ctimer *timer);
void etimer_set(struct etimer *timer, unsigned long time);
void etimer_stop(struct etimer *timer);
int etimer_expired(struct etimer *timer);
int rtimer_set(struct rtimer *timer, unsigned time, unsigned duration, rtimer_callback_t fn,
               void *data);
void clock_wait(unsigned long time);
void clock_delay_usec(uint16_t time);
