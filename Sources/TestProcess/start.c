/* SPDX-License-Identifier: Apache-2.0 */
#include "test_process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static int watch(pid_t process, int *ending)
{
    *ending = (int)syscall(SYS_pidfd_open, process, 0);
    if (*ending >= 0)
        return 0;
    const int error = errno;
    kill(process, SIGKILL);
    while (waitpid(process, NULL, 0) < 0 && errno == EINTR)
        continue;
    return error;
}

static void set_attributes(posix_spawnattr_t *attributes)
{
    sigset_t set;

    posix_spawnattr_init(attributes);
    sigemptyset(&set);
    posix_spawnattr_setsigmask(attributes, &set);
    sigfillset(&set);
    posix_spawnattr_setsigdefault(attributes, &set);
    posix_spawnattr_setpgroup(attributes, 0);
    posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK |
                                             POSIX_SPAWN_SETSIGDEF);
}

static void set_actions(posix_spawn_file_actions_t *actions, const struct test_order *order)
{
    posix_spawn_file_actions_init(actions);
    posix_spawn_file_actions_addopen(actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(actions, order->output, 1);
    posix_spawn_file_actions_adddup2(actions, order->error, 2);
    /* To itself: it is not closed on exec any more. */
    posix_spawn_file_actions_adddup2(actions, order->record, order->record);
}

int test_process_start(const struct test_order *order, pid_t *process, int *ending)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;

    set_actions(&actions, order);
    set_attributes(&attributes);
    const int error = posix_spawn(process, "/proc/self/exe", &actions, &attributes,
                                  order->arguments, order->environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error ? error : watch(*process, ending);
}

int test_pipe(int ends[2])
{
    if (pipe2(ends, O_CLOEXEC))
        return -1;
    return fcntl(ends[0], F_SETFL, O_NONBLOCK);
}

/* As posix_spawn() does it for the others. */
static void drop_handlers(void)
{
    sigset_t nothing;

    for (int number = 1; number < _NSIG; number++)
        signal(number, SIG_DFL);
    sigemptyset(&nothing);
    sigprocmask(SIG_SETMASK, &nothing, NULL);
}

static void become_child(const struct test_order *order)
{
    const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);

    drop_handlers();

    setpgid(0, 0);
    dup2(nothing, 0);
    dup2(order->output, 1);
    dup2(order->error, 2);
    if (nothing > 2)
        close(nothing);
}

int test_process_fork(const struct test_order *order, pid_t *process, int *ending)
{
    fflush(NULL);
    *process = fork();
    if (*process < 0)
        return errno;
    if (*process == 0) {
        become_child(order);
        return 0;
    }
    setpgid(*process, *process);
    return watch(*process, ending);
}

bool test_status_is_exit(int status, int *code)
{
    *code = WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
    return WIFEXITED(status);
}

const char *test_signal_name(int number) { return sigabbrev_np(number); }

ptrdiff_t test_bytes_find(const void *bytes, size_t count, const void *part, size_t length)
{
    const char *place = memmem(bytes, count, part, length);

    return place ? place - (const char *)bytes : -1;
}

void test_lines_are_flushed(void) { setvbuf(stdout, NULL, _IOLBF, 0); }
