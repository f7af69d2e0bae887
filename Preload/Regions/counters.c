/* counters.c — SPDX-License-Identifier: Apache-2.0
 *
 * Page faults and context switches come from getrusage: it needs no descriptors, and what perf
 * counts of them without the right to look into the kernel leaves out every switch. */
#include "counters.h"
#include "descriptors.h"

#include <errno.h>
#include <linux/perf_event.h>
#include <sys/ioctl.h>
#include <sys/resource.h>

const char *const counter_names[COUNTERS] = {
    "instructions", "cycles", "cache-misses", "page-faults", "context-switches",
};

const struct counter_kind counter_kinds[COUNTERS_HARD] = {
    {PERF_TYPE_HARDWARE, PERF_COUNT_HW_INSTRUCTIONS},
    {PERF_TYPE_HARDWARE, PERF_COUNT_HW_CPU_CYCLES},
    {PERF_TYPE_HARDWARE, PERF_COUNT_HW_CACHE_MISSES},
};

/* What read() gives for a group. */
struct group {
    uint64_t count, enabled, running;
    uint64_t values[COUNTERS_HARD];
};

static int open_one(const struct counter_kind *kind, int leader)
{
    struct perf_event_attr attr = {
        .size = sizeof attr,
        .type = kind->type,
        .config = kind->config,
        .exclude_kernel = 1,
        .exclude_hv = 1,
        .read_format =
            PERF_FORMAT_GROUP | PERF_FORMAT_TOTAL_TIME_ENABLED | PERF_FORMAT_TOTAL_TIME_RUNNING,
    };
    const long fd =
        direct_call6(SYS_perf_event_open, (long)&attr, 0, -1, leader, PERF_FLAG_FD_CLOEXEC, 0);

    return fd < 0 ? (int)fd : descriptor_high((int)fd);
}

static uint64_t identity(int file)
{
    uint64_t id = 0;

    direct_call(SYS_ioctl, file, (long)PERF_EVENT_IOC_ID, (long)&id);
    return id;
}

int counters_open(struct counters *counters, const struct counter_kind *kinds, unsigned wanted)
{
    int leader = -1;

    *counters = (struct counters){.files = {-1, -1, -1}};
    for (unsigned i = 0; i < COUNTERS_HARD; i++) {
        if (!(wanted & 1u << i))
            continue;
        counters->files[i] = open_one(&kinds[i], leader);
        if (counters->files[i] < 0) {
            const int error = counters->files[i];

            counters_close(counters);
            return error;
        }
        counters->ids[i] = identity(counters->files[i]);
        counters->is_open = true;
        if (leader < 0)
            leader = counters->files[i];
    }
    return 0;
}

/* The program may have closed them, and have other files of these numbers. */
void counters_close(struct counters *counters)
{
    for (unsigned i = 0; i < COUNTERS_HARD && counters->is_open; i++)
        if (counters->files[i] >= 0 && identity(counters->files[i]) == counters->ids[i])
            direct_call(SYS_close, counters->files[i], 0, 0);
    counters->is_open = false;
}

static bool read_hard(const struct counters *counters, unsigned wanted, uint64_t *values)
{
    const unsigned leader = (unsigned)__builtin_ctz(wanted);
    const unsigned count = (unsigned)__builtin_popcount(wanted);
    struct group group = {0};
    unsigned next = 0;

    if (direct_call(SYS_read, counters->files[leader], (long)&group, sizeof group) <= 0 ||
        group.count != count)
        return false;
    for (unsigned i = 0; i < COUNTERS_HARD; i++)
        if (wanted & 1u << i)
            values[i] = group.values[next++];
    return group.running == group.enabled;
}

static void read_soft(uint64_t *values)
{
    struct rusage usage;

    if (direct_call(SYS_getrusage, RUSAGE_THREAD, (long)&usage, 0))
        return;
    values[0] = (uint64_t)(usage.ru_minflt + usage.ru_majflt);
    values[1] = (uint64_t)(usage.ru_nvcsw + usage.ru_nivcsw);
}

bool counters_read(const struct counters *counters, unsigned wanted, uint64_t values[COUNTERS])
{
    for (unsigned i = 0; i < COUNTERS; i++)
        values[i] = 0;
    read_soft(values + COUNTERS_HARD);
    return !counters->is_open || read_hard(counters, wanted, values);
}

const char *counters_problem(int error)
{
    switch (-error) {
    case ENOENT:
    case EOPNOTSUPP:
    case ENODEV:
        return "this machine does not count them";
    case EACCES:
    case EPERM:
        return "the kernel does not let this user count them (kernel.perf_event_paranoid)";
    case EMFILE:
    case ENFILE:
        return "there are too many open files";
    case ENOSYS:
        return "this kernel has no perf events";
    default:
        return "perf_event_open fails";
    }
}
