/* descriptors.h — what these programs have in common: they print nothing, end by themselves, and
 * leave nothing behind. What is to be seen in a report stands in each program.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DESCRIPTORS_H
#define DESCRIPTORS_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define UNUSED __attribute__((unused))

/* A function that reports name: it keeps a frame of its own. */
#define SEEN __attribute__((noinline))

/* A hang ends the program. Whoever starts it, its signals are as new. */
__attribute__((constructor)) static void begin(void)
{
    sigset_t none;

    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGCHLD, SIG_DFL);
    signal(SIGPIPE, SIG_DFL);
    alarm(20);
}

/* What a program takes for granted; without it the program ends, and says where. */
#define need(condition)                                                                            \
    do {                                                                                           \
        if (!(condition))                                                                          \
            give_up(__FILE__, __LINE__, #condition);                                               \
    } while (0)

UNUSED static _Noreturn void give_up(const char *file, int line, const char *condition)
{
    dprintf(2, "%s:%d: not so: %s (%s)\n", file, line, condition, strerrorname_np(errno));
    _exit(99);
}

/* That a call failed, and why. */
#define need_error(error, call) need((call) == -1 && errno == (error))

/* An open file without a name, closed by exec. */
UNUSED static int a_file(void)
{
    char path[] = "/tmp/descriptors-XXXXXX";
    const int fd = mkostemp(path, O_CLOEXEC);

    need(fd != -1 && !unlink(path));
    return fd;
}

/* The path by which this process can open a descriptor's file once more. */
struct path {
    char text[40];
};

UNUSED static struct path path_of(int fd)
{
    struct path path;

    snprintf(path.text, sizeof path.text, "/proc/self/fd/%d", fd);
    return path;
}

UNUSED static bool is_open(int fd) { return fcntl(fd, F_GETFD) != -1; }

UNUSED static void wait_for(pid_t child)
{
    int status = -1;

    need(child != -1 && waitpid(child, &status, 0) == child && status == 0);
}

/* Runs a function in a forked child, which ends after it. */
UNUSED static void in_child(void (*deed)(void))
{
    const pid_t child = fork();

    if (!child) {
        deed();
        _exit(0);
    }
    wait_for(child);
}

#endif
