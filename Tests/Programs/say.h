/* say.h — the words in which these programs print what they saw: results as errno names, poll bits
 * by name, addresses with ports by the part they play. What differs from run to run is not printed.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SAY_H
#define SAY_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#define UNUSED __attribute__((unused))

/* A hang is an answer too: SIGALRM ends the program. */
static void say_alarm(void) { alarm(10); }

/* Whoever starts the program, its signals are as new. Lines are written one by one, so that a
 * forked child does not print its parent's again. */
__attribute__((constructor)) static void say_begin(void)
{
    sigset_t none;

    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGALRM, SIG_DFL);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGCHLD, SIG_DFL);
    say_alarm();
    pthread_atfork(NULL, NULL, say_alarm);
    setvbuf(stdout, NULL, _IOLBF, 0);
}

/* "label: 0", "label: 5", or "label: ECONNREFUSED". Hands the result on. */
UNUSED static long say(const char *label, long result)
{
    const int error = errno;

    if (result < 0)
        printf("%s: %s\n", label, strerrorname_np(error) ? strerrorname_np(error) : "?");
    else
        printf("%s: %ld\n", label, result);
    errno = error;
    return result;
}

/* As say(), for results whose value is chance, such as a descriptor: "label: ok". */
UNUSED static long did(const char *label, long result)
{
    if (result < 0)
        return say(label, result);
    printf("%s: ok\n", label);
    return result;
}

UNUSED static void claim(const char *label, bool holds)
{
    printf("%s: %s\n", label, holds ? "yes" : "no");
}

/* For what has to work before the behaviour in question can be seen. */
#define need(result) need_at(#result, (long)(result))
UNUSED static long need_at(const char *what, long result)
{
    if (result < 0) {
        printf("needed %s: %s\n", what, strerrorname_np(errno));
        exit(1);
    }
    return result;
}

/* "label: 5 hello". Unprintable bytes as dots, and a long run of them only by its length. */
UNUSED static long say_bytes(const char *label, long count, const void *bytes)
{
    const unsigned char *at = bytes;

    if (count <= 0 || count > 60)
        return say(label, count);
    printf("%s: %ld ", label, count);
    for (long i = 0; i < count; i++)
        putchar(at[i] >= ' ' && at[i] < 127 ? at[i] : '.');
    putchar('\n');
    return count;
}

/* Receives with `flags` and prints what came; does not wait unless MSG_WAITALL says so. */
UNUSED static long hear_with(const char *label, int fd, size_t room, int flags)
{
    char bytes[70000];

    return say_bytes(label, recv(fd, bytes, room, flags), bytes);
}

/* Waits until something can be read, at most a second, and prints it. */
UNUSED static long hear(const char *label, int fd)
{
    struct pollfd wait = {.fd = fd, .events = POLLIN};

    poll(&wait, 1, 1000);
    return hear_with(label, fd, 70000, MSG_DONTWAIT);
}

UNUSED static long tell(int fd, const char *text)
{
    return send(fd, text, strlen(text), MSG_NOSIGNAL);
}

/* What a packet or a close sets off at the other end is there after this. */
UNUSED static void settle(void) { usleep(30000); }

UNUSED static void say_bits(const char *label, unsigned bits)
{
    static const struct {
        unsigned bit;
        const char *name;
    } names[] = {{POLLIN, "IN"},         {POLLPRI, "PRI"},       {POLLOUT, "OUT"},
                 {POLLRDHUP, "RDHUP"},   {POLLERR, "ERR"},       {POLLHUP, "HUP"},
                 {POLLNVAL, "NVAL"},     {POLLRDNORM, "RDNORM"}, {POLLRDBAND, "RDBAND"},
                 {POLLWRNORM, "WRNORM"}, {POLLWRBAND, "WRBAND"}};

    printf("%s:", label);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (bits & names[i].bit)
            printf(" %s", names[i].name);
    printf("%s\n", bits ? "" : " -");
}

enum { POLL_USUAL = POLLIN | POLLPRI | POLLOUT | POLLRDHUP };

UNUSED static void say_poll_for(const char *label, int fd, short events)
{
    struct pollfd ask = {.fd = fd, .events = events};

    settle();
    if (poll(&ask, 1, 0) < 0)
        say(label, -1);
    else
        say_bits(label, (unsigned short)ask.revents);
}

UNUSED static void say_poll(const char *label, int fd) { say_poll_for(label, fd, POLL_USUAL); }

/* The next event of an epoll descriptor, or "label: -" when there is none. */
UNUSED static unsigned say_epoll(const char *label, int epoll)
{
    struct epoll_event event = {0};

    settle();
    if (epoll_wait(epoll, &event, 1, 0) < 0)
        say(label, -1);
    else
        say_bits(label, event.events);
    return event.events;
}

UNUSED static int option(int fd, int level, int name)
{
    int value = -1;
    socklen_t length = sizeof value;

    return getsockopt(fd, level, name, &value, &length) ? -1 : value;
}

UNUSED static int set_option(int fd, int level, int name, int value)
{
    return setsockopt(fd, level, name, &value, sizeof value);
}

/* Reading SO_ERROR clears it. */
UNUSED static void say_error(const char *label, int fd)
{
    const int error = option(fd, SOL_SOCKET, SO_ERROR);

    if (error > 0)
        printf("%s: %s\n", label, strerrorname_np(error));
    else
        say(label, error);
}

/* How a child ended: "label: exit 0" or "label: signal 9". */
UNUSED static void say_child(const char *label, pid_t child)
{
    int status = 0;

    if (waitpid(child, &status, 0) < 0)
        say(label, -1);
    else if (WIFSIGNALED(status))
        printf("%s: signal %d\n", label, WTERMSIG(status));
    else
        printf("%s: exit %d\n", label, WEXITSTATUS(status));
}

#endif
