/* SPDX-License-Identifier: MIT
 *
 * manual.c - the functions behind the public header asyncprobe.h.
 *
 * The header declares them weak, so a program finds them only when the probe is loaded. They may
 * be called from any thread, loops included; what they do is never counted as the program's.
 */
#include "include/asyncprobe.h"

#include <errno.h>

#include "core/base/sys.h"
#include "core/hooks/export.h"
#include "core/monitor/monitor.h"
#include "core/monitor/reporter.h"
#include "core/state/loop_thread.h"

EXPORT int asyncprobe_is_active(void)
{
	return loop_thread_recording != NULL;
}

EXPORT int asyncprobe_write_report(void)
{
	int result = monitor_ask(MONITOR_REPORT, 5 * NS_PER_S);

	return result == -ESRCH ? reporter_write() : result;
}
