/* exits.c — ends by exit() and its kin.
 *
 * A program's own _exit() comes before libc's, for its libraries too. It is what makes a status of
 * 0 in the middle of a test known where nobody waits for the process, and the caller everywhere.
 * SPDX-License-Identifier: Apache-2.0 */
#include "guard.h"
#include "stack_walk.h"
#include "test_process.h"

#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Returns the status to end with. */
static __attribute__((noinline)) int tell(int status)
{
    uintptr_t pcs[TEST_STACK_FRAMES];

    if (!guard_takes_end())
        return status;
    guard_tells(TEST_EXITED, status, pcs, stack_walk(pcs, TEST_STACK_FRAMES));
    guard_reports();
    return test_guard.report_environment ? 1 : status;
}

static void end(int status, void *nothing)
{
    (void)nothing;
    const int wanted = tell(status);

    if (wanted != status)
        test_process_end(wanted);
}

static void end_quickly(void)
{
    if (tell(0) != 0)
        test_process_end(1);
}

void guard_exits(void)
{
    on_exit(end, NULL);
    at_quick_exit(end_quickly);
}

/* A vfork child ends this way in our memory: see guard_takes_end(). */
__attribute__((noreturn)) void _exit(int status)
{
    const int wanted = tell(status);

    for (;;)
        syscall(SYS_exit_group, wanted);
}

__attribute__((noreturn)) void _Exit(int status) { _exit(status); }
