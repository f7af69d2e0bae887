/* start.c — SPDX-License-Identifier: Apache-2.0 */
#include "complaint.h"
#include "serve.h"
#include "verbs.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* What the caller holds open is none of a recorder's business: a pipe would never end. */
static void let_go_of_streams(void)
{
    const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);

    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
        dup2(nothing, stream);
    if (nothing > STDERR_FILENO)
        close(nothing);
}

/* Returns whether anybody knows now that there is a profile to stop. */
static bool say_ready(int ready)
{
    const bool is_heard = write(ready, "", 1) == 1;

    close(ready);
    return is_heard;
}

static int listen_for(int32_t pid)
{
    const int listener = control_listen(pid);

    if (listener == -EADDRINUSE)
        complain(EX_TEMPFAIL, "process %d has %d profiles at once, which is the most; stop one",
                 pid, CONTROL_PLACES);
    else if (listener < 0)
        complain(EX_OSERR, "cannot make a socket to be stopped by: %s", strerror(-listener));
    return listener;
}

static int record(struct session *session, int ready)
{
    struct control_answer answer = {0};
    sigset_t before;
    const int signals = serve_signals(&before);
    int listener = -1;
    int status = target_find(&session->target, session->options);

    session->target.except = getppid();
    if (!status) {
        listener = listen_for(session->target.pid);
        status = listener < 0 ? EX_OSERR : session_begin(session, false);
    }
    if (status)
        return status;
    session_enable(session);
    let_go_of_streams();
    (void)!chdir("/");
    if (!say_ready(ready)) {
        output_abandon(&session->output);
        return EX_SOFTWARE;
    }
    session_describe(session);
    serve(session, &(struct serving){signals, listener, NULL}, &answer);
    return answer.status;
}

/* The recorder is no child of the shell's job: its end, and Ctrl-C, are not for it. */
static int become_recorder(const struct record_options *options, int ready)
{
    static struct session session;

    setsid();
    signal(SIGTERM, SIG_DFL);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    session.options = options;
    return record(&session, ready);
}

static int wait_until_ready(int ready, pid_t recorder)
{
    char byte = 0;
    int status = 0;
    ssize_t length = 0;

    do
        length = read(ready, &byte, 1);
    while (length < 0 && errno == EINTR);
    if (length == 1)
        return 0;
    while (waitpid(recorder, &status, 0) < 0 && errno == EINTR)
        ;
    if (WIFEXITED(status) && WEXITSTATUS(status))
        return WEXITSTATUS(status);
    return complain(EX_SOFTWARE, "the recorder has died before it was ready; try again");
}

int record_start(const struct record_options *options)
{
    int ready[2];
    pid_t recorder = -1;

    close_range(STDERR_FILENO + 1, ~0u, 0);
    if (pipe2(ready, O_CLOEXEC) < 0)
        return complain(EX_OSERR, "cannot make a pipe: %s", strerror(errno));
    recorder = fork();
    if (recorder < 0)
        return complain(EX_OSERR, "cannot fork: %s", strerror(errno));
    if (recorder == 0) {
        close(ready[0]);
        _exit(become_recorder(options, ready[1]));
    }
    close(ready[1]);
    return wait_until_ready(ready[0], recorder);
}
