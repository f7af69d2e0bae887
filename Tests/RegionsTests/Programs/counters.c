/* counters.c — a thread's counters are a group, and its descriptors are closed.
 *
 * Counters of the kernel stand for those of the processor, which not every machine has.
 * SPDX-License-Identifier: Apache-2.0 */
#include "check.h"
#include "counters.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/perf_event.h>
#include <unistd.h>

static const struct counter_kind kinds[COUNTERS_HARD] = {
    {PERF_TYPE_SOFTWARE, PERF_COUNT_SW_TASK_CLOCK},
    {PERF_TYPE_SOFTWARE, PERF_COUNT_SW_DUMMY},
    {PERF_TYPE_SOFTWARE, PERF_COUNT_SW_PAGE_FAULTS},
};

static bool is_open(int fd) { return fcntl(fd, F_GETFD) >= 0; }

static void counts(unsigned wanted)
{
    struct counters counters;
    uint64_t before[COUNTERS], after[COUNTERS];
    static char memory[64 * 4096];
    const int error = counters_open(&counters, kinds, wanted);

    if (error == -EACCES || error == -EPERM || error == -ENOSYS)
        exit(0);
    CHECK(error == 0);
    CHECK(counters_read(&counters, wanted, before));
    for (unsigned i = 0; i < sizeof memory; i += 4096)
        ((volatile char *)memory)[i] = 1;
    CHECK(counters_read(&counters, wanted, after));
    CHECK((after[0] > before[0]) == !!(wanted & 1));
    CHECK(after[1] == 0);
    CHECK(!(wanted & 4) || after[2] >= before[2]);
    CHECK(after[3] > before[3] || wanted != 7);
    counters_close(&counters);
    for (unsigned i = 0; i < COUNTERS_HARD; i++)
        CHECK(counters.files[i] < 0 || !is_open(counters.files[i]));
}

/* The program closed a descriptor of ours, and its number is a file of its own now. */
static void leaves_others_alone(void)
{
    struct counters counters;
    const int file = open("/dev/null", O_RDONLY);

    CHECK(counters_open(&counters, kinds, 1) == 0);
    dup2(file, counters.files[0]);
    counters_close(&counters);
    CHECK(is_open(counters.files[0]));
}

int main(void)
{
    const struct counter_kind nonsense[COUNTERS_HARD] = {{PERF_TYPE_SOFTWARE, 1000}};
    struct counters counters;

    counts(7);
    counts(5);
    counts(4);
    leaves_others_alone();
    CHECK(counters_open(&counters, nonsense, 1) < 0 && !counters.is_open);
    return failures != 0;
}
