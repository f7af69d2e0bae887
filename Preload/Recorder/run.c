/* run.c — SPDX-License-Identifier: Apache-2.0 */
#include "complaint.h"
#include "serve.h"
#include "verbs.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

struct child {
    pid_t pid;
    int go;  /* a byte lets it become the program */
    int how; /* errno, when it could not */
};

/* A limit for the size of files is told as an error; the program has its own signal again. */
static void (*on_size)(int);

static void become_program(char *const *words, int regions, const sigset_t *mask, int go, int how)
{
    char number[16], byte;
    int error = 0;

    if (regions >= 0) {
        snprintf(number, sizeof(number), "%d", regions);
        setenv(BACKLOT_REGIONS_FD, number, 1);
    }
    signal(SIGXFSZ, on_size);
    sigprocmask(SIG_SETMASK, mask, NULL);
    if (read(go, &byte, 1) != 1)
        _exit(EX_SOFTWARE);
    execvp(words[0], words);
    error = errno;
    (void)!write(how, &error, sizeof(error));
    _exit(error == ENOENT ? 127 : 126);
}

static int make_child(struct child *child, char *const *words, int regions, const sigset_t *mask)
{
    int go[2], how[2];

    if (pipe2(go, O_CLOEXEC) < 0 || pipe2(how, O_CLOEXEC) < 0)
        return complain(EX_OSERR, "cannot make a pipe: %s", strerror(errno));
    child->pid = fork();
    if (child->pid < 0)
        return complain(EX_OSERR, "cannot fork: %s", strerror(errno));
    if (child->pid == 0) {
        close(go[1]);
        become_program(words, regions, mask, go[0], how[1]);
    }
    close(go[0]);
    close(how[1]);
    child->go = go[1];
    child->how = how[0];
    return 0;
}

/* Returns 0 when the child has become the program, else an errno. */
static int let_go(struct child *child)
{
    int error = 0;
    ssize_t length = 0;

    if (write(child->go, "", 1) != 1)
        return errno;
    close(child->go);
    do
        length = read(child->how, &error, sizeof(error));
    while (length < 0 && errno == EINTR);
    close(child->how);
    return length == (ssize_t)sizeof(error) ? error : 0;
}

static pid_t program;

/* The terminal sends its signals to the program as well; what is sent to us alone is passed on. */
static bool pass_on(int signal, int code)
{
    if (code != SI_KERNEL)
        kill(program, signal);
    return true;
}

/* The profile may have been stopped before the program ends. */
static int wait_for_end(int handle, int signals)
{
    struct pollfd polls[] = {{.fd = handle, .events = POLLIN}, {.fd = signals, .events = POLLIN}};
    int status = 0;

    while (handle >= 0 && !(polls[0].revents & POLLIN)) {
        struct signalfd_siginfo signal;

        if (poll(polls, 2, -1) > 0 && polls[1].revents & POLLIN &&
            read(signals, &signal, sizeof(signal)) == (ssize_t)sizeof(signal))
            pass_on((int)signal.ssi_signo, signal.ssi_code);
    }
    while (waitpid(program, &status, 0) < 0 && errno == EINTR)
        ;
    return status;
}

/* As the program did. */
static int end_with(int status)
{
    const struct rlimit none = {0, 0};
    sigset_t one;

    if (!WIFSIGNALED(status))
        return WEXITSTATUS(status);
    setrlimit(RLIMIT_CORE, &none);
    signal(WTERMSIG(status), SIG_DFL);
    sigemptyset(&one);
    sigaddset(&one, WTERMSIG(status));
    sigprocmask(SIG_UNBLOCK, &one, NULL);
    raise(WTERMSIG(status));
    return 128 + WTERMSIG(status);
}

static int record(struct session *session, struct child *child, int signals)
{
    struct control_answer answer = {0};
    const char *name = session->arguments[0];
    const int error = let_go(child);
    int status = 0;

    if (error) {
        output_abandon(&session->output);
        waitpid(child->pid, NULL, 0);
        return complain(error == ENOENT ? 127 : 126, "cannot run %s: %s; check the program", name,
                        strerror(error));
    }
    const int listener = control_listen(child->pid);

    serve(session, &(struct serving){signals, listener < 0 ? -1 : listener, pass_on}, &answer);
    if (*answer.words)
        complain(answer.status, "%s", answer.words);
    status = wait_for_end(session->target.handle, signals);
    return status == 0 ? answer.status : end_with(status);
}

static int begin(struct session *session, struct child *child)
{
    struct record_options options = *session->options;
    int status = 0;

    options.pid = program = child->pid;
    status = target_find(&session->target, &options);
    return status ? status : session_begin(session, true);
}

int record_run(const struct record_options *options, int count, char *const *arguments)
{
    static struct session session;
    struct child child = {0};
    sigset_t before;
    const int signals = serve_signals(&before);
    int regions = -1, status = 0;

    on_size = signal(SIGXFSZ, SIG_IGN);
    regions = region_family_make(&session.family);
    status = make_child(&child, arguments + options->first_of_program, regions, &before);

    if (status)
        return status;
    if (regions >= 0)
        close(regions);
    session.options = options;
    session.arguments = (const char *const *)arguments + options->first_of_program;
    session.argument_count = (size_t)(count - options->first_of_program);
    status = begin(&session, &child);
    if (!status)
        return record(&session, &child, signals);
    close(child.go);
    waitpid(child.pid, NULL, 0);
    return status;
}
