/* works.h — what a program may be busy with when a signal comes: sorting, printing, matching,
 * memory, mathematics, coroutines, and more.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WORKS_H
#define WORKS_H

#include <math.h>
#include <pthread.h>
#include <regex.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>
#include <wchar.h>

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

static void *start_nothing(void *argument) { return argument; }

static void start_thread(void)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, start_nothing, NULL) == 0)
        pthread_join(thread, NULL);
}

struct work {
    const char *name;
    void (*run)(void);
};

#define WORKS                                                                                      \
    {"sort", sort}, {"match", match}, {"print", print}, {"allocate", allocate},                    \
        {"calculate", calculate}, {"see_time", see_time}, {"use_stack", use_stack},                \
        {"switch_stacks", switch_stacks}, {"jump", jump}, {"move", move},                          \
    {                                                                                              \
        "thread", start_thread                                                                     \
    }

#endif
