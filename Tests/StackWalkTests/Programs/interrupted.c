/* Walks from a signal handler that interrupts whatever runs, in several threads: interrupted
 * SAMPLES [THREADS [WORK]]. Each is held against the walk of the compiler's library.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compared.h"

#include <iconv.h>
#include <locale.h>
#include <math.h>
#include <pthread.h>
#include <regex.h>
#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>
#include <wchar.h>

static long wanted = 20000;
static const char *only;

static _Thread_local timer_t timer;

/* The next signal comes when this one has been dealt with, however long that takes. */
static void start_timer(void)
{
    const struct itimerspec soon = {.it_value = {0, 30000}};

    timer_settime(timer, 0, &soon, NULL);
}

static void on_signal(int number)
{
    (void)number;
    compare();
    start_timer();
}

static bool is_done(void) { return atomic_load(&compared) >= wanted; }

static int compare_doubles(const void *left, const void *right)
{
    const double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

static void sort(void)
{
    double values[500];

    for (unsigned i = 0; i < 500; i++)
        values[i] = drand48();
    qsort(values, 500, sizeof(*values), compare_doubles);
}

static void match(void)
{
    regex_t expression;

    if (regcomp(&expression, "^(a+|b*)*(c[0-9]{2,5}|[[:alpha:]]+)x?$", REG_EXTENDED) == 0) {
        regexec(&expression, "aaaaabbbbbbaaaaabbbbc0123abcdefgx!", 0, NULL, 0);
        regfree(&expression);
    }
}

static void print(void)
{
    char text[256];
    wchar_t wide[64];

    snprintf(text, sizeof(text), "%.17g %a %s %*d %p %Lf", drand48(), drand48(), "word", 20, 7,
             (void *)text, (long double)drand48());
    swprintf(wide, 64, L"%ls %d", L"wide", 3);
    sscanf(text, "%*f %*s %9s", text);
    strtod("1.2345678901234567890123456789e-200", NULL);
}

static void allocate(void)
{
    void *held[64];

    for (unsigned i = 0; i < 64; i++)
        held[i] = malloc((size_t)lrand48() % 5000);
    for (unsigned i = 0; i < 64; i++) {
        held[i] = realloc(held[i], (size_t)lrand48() % 9000 + 1);
        free(held[i]);
    }
}

static void calculate(void)
{
    volatile double sum = 0;

    for (unsigned i = 0; i < 50; i++)
        sum += sin(i * 1e6) + pow(1.001, i) + exp(-(double)i) + tgamma(i % 20 + 0.5) + log1p(i);
}

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

static void see_time(void)
{
    struct timespec now;
    struct timeval other;

    for (unsigned i = 0; i < 200; i++) {
        clock_gettime(CLOCK_MONOTONIC, &now);
        gettimeofday(&other, NULL);
        getpid();
    }
}

static __attribute__((noinline)) unsigned vary(unsigned depth)
{
    volatile char room[(depth * 37) % 200 + 1];
    volatile char *more = __builtin_alloca(depth % 50 + 1);
    struct {
        char bytes[64] __attribute__((aligned(64)));
    } volatile aligned;

    room[0] = more[0] = aligned.bytes[0] = (char)depth;
    return depth ? vary(depth - 1) + (unsigned)room[0] + (unsigned)aligned.bytes[0] : 0;
}

static void use_stack(void) { vary(20); }

static ucontext_t *current(void)
{
    static _Thread_local ucontext_t contexts[2];

    return contexts;
}

static void coroutine(int rounds)
{
    ucontext_t *contexts = current();

    for (int i = 0; i < rounds; i++) {
        print();
        swapcontext(&contexts[1], &contexts[0]);
    }
}

static void switch_stacks(void)
{
    ucontext_t *contexts = current();
    char *stack = malloc(256 << 10);

    getcontext(&contexts[1]);
    contexts[1].uc_stack = (stack_t){.ss_sp = stack, .ss_size = 256 << 10};
    contexts[1].uc_link = &contexts[0];
    makecontext(&contexts[1], (void (*)(void))coroutine, 1, 3);
    for (int i = 0; i < 4; i++)
        swapcontext(&contexts[0], &contexts[1]);
    free(stack);
}

static void jump(void)
{
    sigjmp_buf place;

    if (sigsetjmp(place, 1) < 3)
        for (unsigned i = 0; i < 2; i++)
            if (vary(i) == 1000)
                siglongjmp(place, 1);
    if (setjmp(place) == 0)
        longjmp(place, 1);
}

static void move(void)
{
    static _Thread_local char from[70000], to[70000];
    static volatile size_t found;

    memset(from, 'a', (size_t)lrand48() % sizeof(from));
    memcpy(to, from, (size_t)lrand48() % sizeof(to));
    memmove(to + 5, to, 1000);
    from[sizeof(from) - 1] = 0;
    found += (strchr(from, 'z') != NULL) + strlen(from) + (memcmp(from, to, sizeof(to)) != 0);
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

static void *start_nothing(void *argument) { return argument; }

static void start_thread(void)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, start_nothing, NULL) == 0)
        pthread_join(thread, NULL);
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

static const struct work {
    const char *name;
    void (*run)(void);
} works[] = {
    {"sort", sort},
    {"match", match},
    {"print", print},
    {"allocate", allocate},
    {"calculate", calculate},
    {"load", load},
    {"see_time", see_time},
    {"use_stack", use_stack},
    {"switch_stacks", switch_stacks},
    {"jump", jump},
    {"move", move},
    {"convert", convert},
    {"thread", start_thread},
    {"children", make_children},
};

enum { WORKS = sizeof(works) / sizeof(*works) };

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
        if (!only || strcmp(only, works[i % WORKS].name) == 0)
            works[i % WORKS].run();
    timer_delete(timer);
    sigaltstack(&(stack_t){.ss_flags = SS_DISABLE}, NULL);
    return NULL;
}

int main(int count, char **words)
{
    const unsigned threads = count > 2 ? (unsigned)atoi(words[2]) : 3;
    const struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART | SA_ONSTACK};
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
