/* SPDX-License-Identifier: Apache-2.0 */
#include "child.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/*
 * Registered last, called first, so that what the parent has registered is not called: neither its
 * reports nor its buffers are the child's to write. What the code under test registers later is
 * called before.
 */
static void leave(int status, void *nothing)
{
    (void)nothing;
    fflush(stdout);
    fflush(stderr);
    _exit(status);
}

/*
 * The parent's handlers tell of a crash of the parent: Swift's backtracer, sanitizers. And threads
 * of libdispatch, on which tests may run, have all signals blocked.
 */
static void forget_handlers(void)
{
    static const int crashes[] = {SIGABRT, SIGBUS,  SIGFPE, SIGILL,
                                  SIGQUIT, SIGSEGV, SIGSYS, SIGTRAP};
    sigset_t none;

    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
        signal(crashes[i], SIG_DFL);
    sigemptyset(&none);
    pthread_sigmask(SIG_SETMASK, &none, NULL);
}

/* A limit of one byte, unlike one of none, also keeps a core from a program that takes cores. */
static void dump_no_core(void)
{
    struct rlimit limit = {0};

    if (getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_max > 0) {
        limit.rlim_cur = 1;
        setrlimit(RLIMIT_CORE, &limit);
    }
}

/* The parent's input is not the child's to take. */
static void close_input(void)
{
    const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);

    if (nothing < 0)
        return;
    dup2(nothing, STDIN_FILENO);
    close(nothing);
}

void child_settle(const int writers[EXIT_STREAMS])
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setpgid(0, 0);
    close_input();
    __fpurge(stdout);
    __fpurge(stderr);
    dup2(writers[EXIT_OUTPUT], STDOUT_FILENO);
    dup2(writers[EXIT_ERROR], STDERR_FILENO);
    forget_handlers();
    dump_no_core();
    on_exit(leave, NULL);
}
