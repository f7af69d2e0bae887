/* SPDX-License-Identifier: Apache-2.0 */
#include "guard.h"
#include "stack_walk.h"
#include "test_process.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

struct guard test_guard = {.test = TEST_NONE};

enum { REPORTED = 3 }; /* the descriptor that the reporting process finds the record at */

extern char **environ;

/* Made now, as there is no memory to be had when it is needed. */
static char **environment_with(const char *name)
{
    size_t count = 0;

    while (environ[count])
        count++;
    char **all = calloc(count + 2, sizeof(*all));
    for (size_t i = 0; i < count; i++)
        all[i + 1] = strdup(environ[i]);
    if (asprintf(&all[0], "%s=%d", name, REPORTED) < 0)
        abort();
    return all;
}

void test_process_guard(struct test_record *record, const char *report)
{
    stack_walk_keeps_own = true;
    test_guard.record = record;
    test_guard.process = getpid();
    test_guard.report_environment = report ? environment_with(report) : NULL;
    guard_signals();
    test_thread_guard();
    guard_exits();
}

bool test_process_is_guarded(void) { return getpid() == test_guard.process; }

void test_process_runs(uint32_t test) { atomic_store(&test_guard.test, test); }

/* A vfork child has our memory, and is not us: only the kernel knows. */
bool guard_takes_end(void)
{
    if (!test_guard.record || atomic_load(&test_guard.test) == TEST_NONE)
        return false;
    if ((pid_t)syscall(SYS_getpid) != test_guard.process)
        return false;
    return atomic_exchange(&test_guard.has_ended, 1) == 0;
}

void guard_tells(uint32_t kind, int32_t number, const uintptr_t *pcs, unsigned count)
{
    const int error = errno;

    if (atomic_load(&test_guard.record->stacks_used) == 0) {
        record_stack(test_guard.record, 0, (int32_t)syscall(SYS_gettid), pcs, count);
        atomic_store(&test_guard.record->stacks_used, 1);
    }
    test_record_add(test_guard.record, kind, atomic_load(&test_guard.test), number, NULL, 0);
    errno = error;
}

/* The test may have closed every descriptor: the memory is still there. */
static int copy_record(void)
{
    const struct test_record *record = test_guard.record;
    const int fd = memfd_create("backlot-test", 0);
    uint64_t done = 0;

    if (fd < 0 || ftruncate(fd, (off_t)record->size))
        return -1;
    while (done < atomic_load(&record->used)) {
        const ssize_t written =
            write(fd, (const char *)record + done, atomic_load(&record->used) - done);

        if (written < 0 && errno != EINTR)
            return -1;
        done += written > 0 ? (uint64_t)written : 0;
    }
    return fd;
}

static void become_reporter(int fd)
{
    static char *const no_arguments[] = {NULL};
    sigset_t nothing;

    sigemptyset(&nothing);
    sigprocmask(SIG_SETMASK, &nothing, NULL);
    if (fd != REPORTED)
        dup2(fd, REPORTED);
    /* The test may have closed them: no report is to get their numbers. */
    for (int stream = 0; stream < REPORTED; stream++)
        if (fcntl(stream, F_GETFD) < 0)
            dup2(open("/dev/null", O_RDWR), stream);
    execve("/proc/self/exe", test_arguments ? test_arguments : no_arguments,
           test_guard.report_environment);
    syscall(SYS_exit_group, 127);
}

bool guard_reports(void)
{
    int status = 0;
    const int fd = test_guard.report_environment ? copy_record() : -1;
    const pid_t child = fd < 0 ? -1 : _Fork();

    if (child == 0)
        become_reporter(fd);
    if (child < 0)
        return false;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    return WIFEXITED(status) && WEXITSTATUS(status) != 127;
}

void *test_pages(size_t size)
{
    void *pages = mmap(NULL, size, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

    return pages == MAP_FAILED ? NULL : pages;
}

void test_process_ends_with(pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    if (getppid() != parent)
        syscall(SYS_exit_group, 1);
}

void test_process_end(int status)
{
    fflush(NULL);
    syscall(SYS_exit_group, status);
    __builtin_unreachable();
}
