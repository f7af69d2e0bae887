/* switch.c — SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "switch.h"

#include <linux/perf_event.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

int switch_open(void)
{
    struct perf_event_attr attr = {
        .size = sizeof attr,
        .type = PERF_TYPE_SOFTWARE,
        .config = PERF_COUNT_SW_CPU_CLOCK,
        .sample_period = 1000000,
        .sample_type = PERF_SAMPLE_IP,
        .disabled = 1,
        .exclude_kernel = 1,
    };

    return (int)syscall(SYS_perf_event_open, &attr, 0, -1, -1, PERF_FLAG_FD_CLOEXEC);
}

void switch_on(int event) { ioctl(event, PERF_EVENT_IOC_ENABLE, 0); }
void switch_off(int event) { ioctl(event, PERF_EVENT_IOC_DISABLE, 0); }
