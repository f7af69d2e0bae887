/* Walks from odd places, each held against the walk of the compiler's library.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compared.h"

#include <pthread.h>
#include <search.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <ucontext.h>
#include <unistd.h>

static long walks_before_main;

static __attribute__((constructor)) void begin(void)
{
    compare_begin();
    walks_before_main = atomic_load(&compared);
}

static int compare_bytes(const void *left, const void *right)
{
    compare();
    return *(const char *)left - *(const char *)right;
}

static void from_libc(void)
{
    char values[] = "callback";
    void *root = NULL;

    qsort(values, 8, 1, compare_bytes);
    bsearch("c", values, 8, 1, compare_bytes);
    for (unsigned i = 0; i < 8; i++)
        tsearch(&values[i], &root, compare_bytes);
    while (root)
        tdelete(*(void **)root, &root, compare_bytes);
}

static __attribute__((noinline)) unsigned with_odd_frame(unsigned depth)
{
    volatile char room[depth * 37 % 2000 + 1];
    volatile char *more = __builtin_alloca(depth * 11 % 500 + 1);
    volatile char aligned[64] __attribute__((aligned(64)));

    room[0] = more[0] = aligned[0] = (char)depth;
    compare();
    return depth ? with_odd_frame(depth - 1) + (unsigned)room[0] + (unsigned)aligned[0] : 0;
}

static __attribute__((noinline)) void with_huge_frame(void)
{
    volatile char room[3 << 20];

    room[0] = room[sizeof(room) - 1] = 1;
    compare();
}

static jmp_buf way_back;

static __attribute__((noinline, noreturn)) void leave(void)
{
    compare();
    longjmp(way_back, 1);
}

/* Ends with the call: where it would go on is another function. */
static __attribute__((noinline, noreturn)) void end_with_call(void) { leave(); }

static void by_noreturn(void)
{
    if (setjmp(way_back) == 0)
        end_with_call();
}

static ucontext_t outside, inside;
static char other_stack[64 << 10];

static void on_other_stack(void)
{
    compare();
    swapcontext(&inside, &outside);
    with_odd_frame(5);
}

static void in_coroutine(void)
{
    getcontext(&inside);
    inside.uc_stack = (stack_t){.ss_sp = other_stack, .ss_size = sizeof(other_stack)};
    inside.uc_link = &outside;
    makecontext(&inside, on_other_stack, 0);
    swapcontext(&outside, &inside);
    swapcontext(&outside, &inside);
}

static void *thread(void *argument)
{
    from_libc();
    with_odd_frame(30);
    return argument;
}

static void in_thread(void)
{
    pthread_t made;

    pthread_create(&made, NULL, thread, NULL);
    pthread_join(made, NULL);
}

static void on_signal(int number)
{
    if (number == SIGUSR1)
        raise(SIGUSR2);
    compare();
}

/* One handler interrupts the other, on a small stack. */
static void in_handlers(void)
{
    static char small_stack[16 << 10];
    const stack_t stack = {.ss_sp = small_stack, .ss_size = sizeof(small_stack)};
    const struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_ONSTACK};

    sigaltstack(&stack, NULL);
    sigaction(SIGUSR1, &action, NULL);
    sigaction(SIGUSR2, &action, NULL);
    raise(SIGUSR1);
}

static void fail_unless_zero(pid_t child)
{
    int status = 1;

    waitpid(child, &status, 0);
    if (status != 0)
        atomic_fetch_add(&differences, 1);
}

static void *wait_for_end(void *argument)
{
    pause();
    return argument;
}

static void in_children(void)
{
    pthread_t made;
    pid_t child = vfork();

    if (child == 0)
        _exit(!compare());
    fail_unless_zero(child);
    pthread_create(&made, NULL, wait_for_end, NULL);
    child = fork();
    if (child == 0)
        _exit(!compare());
    fail_unless_zero(child);
    pthread_cancel(made);
    pthread_join(made, NULL);
}

static void at_exit(void) { compare(); }

/* `library` calls back from its constructor, and has each function at another offset than `other`
 * has, which is then loaded to where it was. */
static void in_libraries(const char *library, const char *other)
{
    for (unsigned i = 0; i < 20; i++) {
        void *handle = dlopen(i % 2 ? other : library, RTLD_NOW);
        void (*call)(int (*)(const void *, const void *)) =
            handle ? (void (*)(int (*)(const void *, const void *)))dlsym(handle, "call_back")
                   : NULL;

        if (!call) {
            fprintf(stderr, "%s\n", dlerror());
            atomic_fetch_add(&differences, 1);
            return;
        }
        call(compare_bytes);
        dlclose(handle);
        stack_walk_forget();
    }
}

int main(int count, char **words)
{
    void (*const places[])(void) = {from_libc, with_huge_frame, by_noreturn, in_coroutine,
                                    in_thread, in_handlers,     in_children};

    atexit(at_exit);
    with_odd_frame(50);
    for (unsigned round = 0; round < 3; round++)
        for (unsigned i = 0; i < sizeof(places) / sizeof(*places); i++)
            places[i]();
    if (count > 2)
        in_libraries(words[1], words[2]);
    return compared_result(walks_before_main + 100);
}
