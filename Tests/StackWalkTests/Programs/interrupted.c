/* Walks from a signal handler that interrupts whatever runs, in several threads: interrupted
 * SAMPLES [THREADS [WORK]]. Each is held against the walk of the compiler's library.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compared.h"
#include "works.h"

#include <dlfcn.h>
#include <iconv.h>
#include <locale.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>

static long wanted = 20000;
static const char *only;

static _Thread_local timer_t timer;

/* The next signal comes when this one has been dealt with, however long that takes. */
static void start_timer(void)
{
    const struct itimerspec soon = {.it_value = {0, 30000}};

    timer_settime(timer, 0, &soon, NULL);
}

/* The walk that begins where the signal came in is the rest of the one that begins here. */
static __attribute__((noinline)) bool is_rest(const ucontext_t *context)
{
    struct walked whole, rest;
    unsigned first = 0;
    bool is_cut;

    walk_ours(&whole);
    rest.count = stack_walk_interrupted(context, rest.pcs, MOST, &is_cut);
    while (first < whole.count && whole.pcs[first] != rest.pcs[0])
        first++;
    for (unsigned i = 0; first + i < whole.count; i++)
        if (i >= rest.count || whole.pcs[first + i] != rest.pcs[i])
            return false;
    return first < whole.count && first < 6;
}

static void on_signal(int number, siginfo_t *what, void *context)
{
    (void)number;
    (void)what;
    compare();
    if (!is_rest(context)) {
        fprintf(stderr, "another stack where the signal came in\n");
        atomic_fetch_add(&differences, 1);
    }
    start_timer();
}

static bool is_done(void) { return atomic_load(&compared) >= wanted; }

/* Libraries that nothing else here needs. */
static void load(void)
{
    static const char *const names[] = {"libresolv.so.2", "libanl.so.1", "libBrokenLocale.so.1",
                                        "libnss_files.so.2"};
    void *handles[4];

    for (unsigned i = 0; i < 4; i++)
        handles[i] = dlopen(names[i], i % 2 ? RTLD_NOW : RTLD_LAZY);
    for (unsigned i = 0; i < 4; i++) {
        if (handles[i]) {
            dlsym(handles[i], "no_such_name");
            dlclose(handles[i]);
        }
        stack_walk_forget();
    }
}

static void convert(void)
{
    char in[] = "some text", out[64];
    char *from = in, *to = out;
    size_t in_left = sizeof(in), out_left = sizeof(out);
    iconv_t conversion = iconv_open("UTF-16", "ISO-8859-15");

    if (conversion != (iconv_t)-1) {
        iconv(conversion, &from, &in_left, &to, &out_left);
        iconv_close(conversion);
    }
    stack_walk_forget();
}

/* The child of a threaded program, and one that shares our memory. */
static void make_children(void)
{
    const pid_t forked = fork();

    if (forked == 0)
        _exit(!compare());
    int status = 1;
    waitpid(forked, &status, 0);
    if (status != 0)
        atomic_fetch_add(&differences, 1);
    const pid_t shared = vfork();
    if (shared == 0) {
        compare();
        _exit(0);
    }
    waitpid(shared, NULL, 0);
}

static const struct work works[] = {
    WORKS,
    {"load", load},
    {"convert", convert},
    {"children", make_children},
};

enum { WORK_COUNT = sizeof(works) / sizeof(*works) };

/* A timer for each thread: the process's own would mostly hit one. */
static void make_timer(void)
{
    struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGPROF};

    event._sigev_un._tid = (pid_t)syscall(SYS_gettid);
    timer_create(CLOCK_MONOTONIC, &event, &timer);
    start_timer();
}

static void *work(void *argument)
{
    char other_stack[64 << 10];
    const stack_t stack = {.ss_sp = other_stack, .ss_size = sizeof(other_stack)};

    sigaltstack(&stack, NULL);
    make_timer();
    for (unsigned i = (unsigned)(uintptr_t)argument; !is_done(); i++)
        if (!only || strcmp(only, works[i % WORK_COUNT].name) == 0)
            works[i % WORK_COUNT].run();
    timer_delete(timer);
    sigaltstack(&(stack_t){.ss_flags = SS_DISABLE}, NULL);
    return NULL;
}

int main(int count, char **words)
{
    const unsigned threads = count > 2 ? (unsigned)atoi(words[2]) : 3;
    const struct sigaction action = {.sa_sigaction = on_signal,
                                     .sa_flags = SA_SIGINFO | SA_RESTART | SA_ONSTACK};
    pthread_t others[16];

    wanted = count > 1 ? atol(words[1]) : wanted;
    only = count > 3 ? words[3] : NULL;
    setlocale(LC_ALL, "");
    compare_begin();
    sigaction(SIGPROF, &action, NULL);
    for (unsigned i = 0; i < threads; i++)
        pthread_create(&others[i], NULL, work, (void *)(uintptr_t)(i * 5));
    for (unsigned i = 0; i < threads; i++)
        pthread_join(others[i], NULL);
    return compared_result(wanted);
}
