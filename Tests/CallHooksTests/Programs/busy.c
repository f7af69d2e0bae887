/* busy.c — threads, signal handlers, children, and handlers that call what they handle.
 * SPDX-License-Identifier: Apache-2.0 */
#include "hooked.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static atomic_bool is_over;
static atomic_int signals;

/* Calls all that is hooked here; each would come back to it for ever. */
static void handle_greedily(struct call_frame *frame, void *context)
{
    void *memory = malloc(100);
    const int fd = open("/dev/null", O_WRONLY);

    (void)frame;
    (void)context;
    CHECK(write(fd, "x", 1) == 1 && time(NULL) > 0);
    close(fd);
    free(memory);
    free(strdup("some text"));
    atomic_fetch_add(&calls, 1);
    errno = EXDEV;
}

static struct hook *greedy(const char *name)
{
    const struct hook_scope scope = EVERYTHING;
    enum hook_status status;
    int error;
    struct hook *made = hook_install(name, &scope, handle_greedily, NULL, NULL, &status, &error);

    CHECK(status == HOOK_INSTALLED);
    return made;
}

static void *allocate(void *context)
{
    long done = 0;

    (void)context;
    while (!atomic_load(&is_over)) {
        char *text = strdup("a text that has to be intact");
        void *large = malloc(5000);

        CHECK(strcmp(text, "a text that has to be intact") == 0);
        memset(large, 1, 5000);
        free(large);
        free(text);
        done++;
    }
    return (void *)done;
}

static void on_signal(int number)
{
    (void)number;
    getppid();
    atomic_fetch_add(&signals, 1);
}

static void in_child(void)
{
    const pid_t child = fork();
    int status = 0;

    if (child == 0) {
        free(malloc(10));
        struct hook *made = greedy("getsid");
        getsid(0);
        hook_remove(made);
        _exit(7);
    }
    CHECK(waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 7);
}

static void check_many(void)
{
    enum { THREADS = 8, HOOKS = 5 };
    static const char *const names[HOOKS] = {"malloc", "free", "open", "time", "write"};
    struct hook *hooks[HOOKS];
    pthread_t threads[THREADS];

    for (int i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, allocate, NULL);
    for (int round = 0; round < 20; round++) {
        for (int i = 0; i < HOOKS; i++)
            hooks[i] = greedy(names[i]);
        usleep(5000);
        in_child();
        for (int i = 0; i < HOOKS; i++)
            hook_remove(hooks[i]);
    }
    atomic_store(&is_over, true);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    CHECK(calls > 1000);
}

static void check_signals(void)
{
    struct hook *made = greedy("getppid");
    const struct itimerval often = {{0, 200}, {0, 200}}, never = {0};
    const pid_t parent = getppid();

    sigset_t blocked;

    /* Whoever has started us may have it blocked. */
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGALRM);
    sigprocmask(SIG_UNBLOCK, &blocked, NULL);
    signal(SIGALRM, on_signal);
    setitimer(ITIMER_REAL, &often, NULL);
    while (signals < 1000)
        CHECK(getppid() == parent);
    setitimer(ITIMER_REAL, &never, NULL);
    hook_remove(made);
}

static void check_errno(void)
{
    struct hook *made = greedy("getppid");

    errno = 1234;
    getppid();
    CHECK(errno == 1234);
    hook_remove(made);
    made = greedy("chdir");
    CHECK(chdir("/nowhere/at/all") == -1 && errno == ENOENT);
    hook_remove(made);
}

static struct hook *itself;
static int released;

static void remove_itself(struct call_frame *frame, void *context)
{
    (void)frame;
    hook_remove(itself);
    CHECK(released == 0 && context == &released);
}

static void release(void *context) { ++*(int *)context; }

/* What the handler needs goes when nobody is in it. */
static void check_removal_within(void)
{
    const struct hook_scope scope = PROGRAM;
    enum hook_status status;
    int error;

    itself = hook_install("getppid", &scope, remove_itself, &released, release, &status, &error);
    CHECK(getppid() > 0);
    hook_remove(hook("getsid", PROGRAM));
    CHECK(released == 1);
}

static void check_second(void)
{
    const struct hook_scope scope = PROGRAM;
    struct hook *first = hook("getppid", PROGRAM);
    enum hook_status status;
    int error;

    CHECK(!hook_install("getppid", &scope, handle, NULL, NULL, &status, &error));
    CHECK(status == HOOK_TAKEN);
    plan = 5;
    CHECK(getppid() == 5);
    hook_remove(first);
    CHECK(getppid() != 5);
}

int main(void)
{
    getsid(0);
    check_errno();
    check_removal_within();
    check_second();
    check_signals();
    check_many();
    puts("all is right");
}
