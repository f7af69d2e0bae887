/* SPDX-License-Identifier: Apache-2.0 */
#include "exits.h"
#include "child.h"
#include "tail.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct pipes {
    int readers[EXIT_STREAMS];
    int writers[EXIT_STREAMS];
};

static void close_all(int fds[EXIT_STREAMS])
{
    for (int i = 0; i < EXIT_STREAMS; i++) {
        if (fds[i] >= 0)
            close(fds[i]);
        fds[i] = -1;
    }
}

static int open_pipes(struct pipes *pipes)
{
    for (int i = 0; i < EXIT_STREAMS; i++)
        pipes->readers[i] = pipes->writers[i] = -1;
    for (int i = 0; i < EXIT_STREAMS; i++) {
        int ends[2];

        if (pipe2(ends, O_CLOEXEC) < 0) {
            const int error = errno;
            close_all(pipes->readers);
            close_all(pipes->writers);
            return error;
        }
        pipes->readers[i] = ends[0];
        pipes->writers[i] = ends[1];
        /* The writer's end is a description of its own: the child writes as it is used to. */
        fcntl(ends[0], F_SETFL, O_NONBLOCK);
    }
    return 0;
}

static long long now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

/* Reads from the pipes that have something, or waits a little. */
static void listen_once(struct exit_result *result, int readers[EXIT_STREAMS], int patience)
{
    struct pollfd polls[EXIT_STREAMS];

    for (int i = 0; i < EXIT_STREAMS; i++)
        polls[i] = (struct pollfd){.fd = readers[i], .events = POLLIN};
    poll(polls, EXIT_STREAMS, patience);
    for (int i = 0; i < EXIT_STREAMS; i++) {
        if (polls[i].fd < 0 || !polls[i].revents ||
            tail_read(&result->texts[i], readers[i]) != TAIL_END)
            continue;
        close(readers[i]);
        readers[i] = -1;
    }
}

/* What was in the pipes when the child ended. What others hold open is not waited for. */
static void drain(struct exit_result *result, int readers[EXIT_STREAMS])
{
    for (int i = 0; i < EXIT_STREAMS; i++)
        while (readers[i] >= 0 && tail_read(&result->texts[i], readers[i]) == TAIL_MORE)
            continue;
}

/* It can still be waited for, so that nobody else has its number. */
static bool has_ended(pid_t child)
{
    siginfo_t info = {0};

    return waitid(P_PID, (id_t)child, &info, WEXITED | WNOHANG | WNOWAIT) != 0 ||
           info.si_pid == child;
}

static void await_end(struct exit_result *result, pid_t child, struct pipes *pipes,
                      int milliseconds)
{
    const long long deadline = now() + milliseconds;
    pid_t ended;

    while (!has_ended(child)) {
        listen_once(result, pipes->readers, 10);
        if (now() < deadline)
            continue;
        result->is_late = true;
        break;
    }
    /* And those that it started: they hold its descriptors, which are the parent's as well. */
    kill(-child, SIGKILL);
    kill(child, SIGKILL);
    while ((ended = waitpid(child, &result->status, 0)) < 0 && errno == EINTR)
        continue;
    if (ended < 0)
        result->error = errno;
    drain(result, pipes->readers);
}

struct exit_result exit_run(void (*body)(void *context, int report), void *context,
                            int milliseconds)
{
    struct exit_result result = {0};
    struct pipes pipes;

    result.error = open_pipes(&pipes);
    if (result.error)
        return result;
    const pid_t child = fork();

    if (child == 0) {
        child_settle(pipes.writers);
        body(context, pipes.writers[EXIT_REPORT]);
        exit(0);
    }
    if (child < 0)
        result.error = errno;
    close_all(pipes.writers);
    if (child > 0)
        await_end(&result, child, &pipes, milliseconds);
    close_all(pipes.readers);
    return result;
}

void exit_result_free(struct exit_result *result)
{
    for (int i = 0; i < EXIT_STREAMS; i++)
        free(result->texts[i].bytes);
}
