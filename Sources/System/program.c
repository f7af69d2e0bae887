/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "program.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* A handler of ours must not run in a child that still shares our memory. */
static void drop_handlers(bool also_ignored)
{
    struct sigaction now, usual = {.sa_handler = SIG_DFL};

    for (int number = 1; number < _NSIG; number++) {
        if (sigaction(number, NULL, &now) || now.sa_handler == SIG_DFL)
            continue;
        if (now.sa_handler != SIG_IGN || also_ignored)
            sigaction(number, &usual, NULL);
    }
}

static int place_streams(const int streams[3])
{
    for (int target = 0; target < 3; target++)
        if (dup2(streams[target], target) < 0)
            return errno;
    return 0;
}

static void write_number(char *text, pid_t number)
{
    char digits[10];
    int count = 0;

    for (; number; number /= 10)
        digits[count++] = (char)('0' + number % 10);
    while (count)
        *text++ = digits[--count];
    *text = '\0';
}

static int step_out(void)
{
    if (setpgid(0, 0))
        return errno;
    close_range(3, ~0u, 0);
    return 0;
}

static int prepare(const struct program_order *order)
{
    int error = 0;

    drop_handlers(order->stands_alone);
    if (order->ignores_children)
        signal(SIGCHLD, SIG_IGN);
    if (order->streams)
        error = place_streams(order->streams);
    if (!error && order->stands_alone)
        error = step_out();
    if (!error && order->directory && chdir(order->directory))
        error = errno;
    return error;
}

int program_become(const struct program_order *order)
{
    static const sigset_t nothing;
    const int error = prepare(order);

    if (error)
        return error;
    if (order->listen_pid)
        write_number(order->listen_pid, getpid());
    sigprocmask(SIG_SETMASK, order->mask ? order->mask : &nothing, NULL);
    execve(order->path, order->arguments, order->environment);
    return errno;
}

int program_start(const struct program_order *order, pid_t *out)
{
    volatile int error = 0;
    sigset_t everything, before;
    pid_t child;

    sigfillset(&everything);
    pthread_sigmask(SIG_SETMASK, &everything, &before);
    child = vfork(); /* shares our memory, so the child can leave its errno */
    if (child == 0) {
        error = program_become(order);
        _exit(127);
    }
    if (child < 0)
        error = errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);

    if (child > 0 && error)
        while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
            continue;
    if (!error)
        *out = child;
    return error;
}

const char *signal_word(int number) { return sigabbrev_np(number); }
