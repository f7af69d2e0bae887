/* command.c — a child by clone(), which shares our memory until it has become the command.
 * SPDX-License-Identifier: Apache-2.0 */
#include "command.h"
#include "real.h"
#include "direct.h"
#include "fd_book.h"
#include "onward.h"

#include <string.h>

enum { STACK = 1 << 16, SIGNALS = 64, MASK_SIZE = 8 };

struct launch {
    const char *path;
    const char **words;
    char **environment;
    int input;
    uint64_t mask; /* of signals, the caller's */
    bool may_speak, has_failed;
};

/* As the kernel has it. */
struct action {
    uintptr_t handler;
    unsigned long flags;
    uintptr_t restorer;
    uint64_t mask;
};

/* No handler of the program may run in the child. */
static void forget_handlers(void)
{
    static const struct action usual;
    struct action now;

    for (int number = 1; number <= SIGNALS; number++)
        if (direct_call4(SYS_rt_sigaction, number, 0, (long)&now, MASK_SIZE) == 0 &&
            now.handler != (uintptr_t)SIG_IGN && now.handler != (uintptr_t)SIG_DFL)
            direct_call4(SYS_rt_sigaction, number, (long)&usual, 0, MASK_SIZE);
}

/* A number that is right already would be closed by exec. */
static void put(int from, int to)
{
    if (from == to)
        direct_call(SYS_fcntl, to, F_SETFD, 0);
    else
        direct_call(SYS_dup3, from, to, 0);
}

/* Standard output is the program's: nothing of ours goes there. */
static void put_outputs(bool may_speak)
{
    if (may_speak) {
        put(2, 1);
        return;
    }
    direct_call(SYS_close, 1, 0, 0);
    direct_call(SYS_close, 2, 0, 0);
    /* The lowest two that are free. */
    direct_call4(SYS_openat, AT_FDCWD, (long)"/dev/null", O_WRONLY, 0);
    direct_call4(SYS_openat, AT_FDCWD, (long)"/dev/null", O_WRONLY, 0);
}

static int become(void *launch_of)
{
    struct launch *launch = launch_of;

    forget_handlers();
    put(launch->input, 0);
    put_outputs(launch->may_speak);
    direct_call4(SYS_rt_sigprocmask, SIG_SETMASK, (long)&launch->mask, 0, MASK_SIZE);
    direct_call(SYS_execve, (long)launch->path, (long)launch->words, (long)launch->environment);
    launch->has_failed = true;
    direct_call(SYS_exit, 127, 0, 0);
    __builtin_unreachable();
}

/* Without a signal at its end, it is none of the children that the program waits for. */
static bool start(struct launch *launch)
{
    const uint64_t all = ~(uint64_t)0;
    const long stack = direct_call6(SYS_mmap, 0, STACK, PROT_READ | PROT_WRITE,
                                    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    long child = -1;

    if (stack < 0 && stack > -4096)
        return false;
    direct_call4(SYS_rt_sigprocmask, SIG_SETMASK, (long)&all, (long)&launch->mask, MASK_SIZE);
    child = clone(become, (char *)stack + STACK, CLONE_VM | CLONE_VFORK, launch);
    direct_call4(SYS_rt_sigprocmask, SIG_SETMASK, (long)&launch->mask, 0, MASK_SIZE);
    while (child > 0 && direct_call4(SYS_wait4, child, 0, __WALL, 0) == -EINTR)
        ;
    direct_call(SYS_munmap, stack, STACK, 0);
    return child > 0 && !launch->has_failed;
}

static bool is_ours(const char *entry)
{
    return !strncmp(entry, "LD_PRELOAD=", 11) || !strncmp(entry, "BACKLOT_FDS", 11);
}

static bool start_in(char **environment, const char *command, int input)
{
    const char *log = onward_value(BACKLOT_FDS_LOG);
    const char *suppressions = onward_value(BACKLOT_FDS_SUPPRESSIONS);
    const char *words[8] = {command, "fds"};
    unsigned count = 2;

    if (log)
        words[count++] = "--log", words[count++] = log;
    if (suppressions)
        words[count++] = "--suppressions", words[count++] = suppressions;
    words[count++] = "/dev/stdin";
    return start(&(struct launch){.path = command,
                                  .words = words,
                                  .environment = environment,
                                  .input = input,
                                  .may_speak = shim_may_speak()});
}

bool command_run(const char *command, int input)
{
    SHIM_KEEP_ERRNO;
    size_t count = 0, kept = 0;

    while (environ && environ[count])
        count++;
    char *environment[count + 1];
    for (size_t i = 0; i < count; i++)
        if (!is_ours(environ[i]))
            environment[kept++] = environ[i];
    environment[kept] = NULL;
    return start_in(environment, command, input);
}
