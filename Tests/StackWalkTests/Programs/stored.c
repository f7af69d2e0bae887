/* Eight threads store the same stacks, while children are forked: stored [STACKS [FORKS]]. Each
 * stack has to have one number, and its frames.
 * SPDX-License-Identifier: Apache-2.0 */
#include "stack_store.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { THREADS = 8, MOST_STACKS = 1 << 16 };

static unsigned stacks = 5000;
static _Atomic stack_id ids[MOST_STACKS];
static atomic_long failures;
static uintptr_t places[4];

static void fail(const char *why, unsigned number)
{
    if (atomic_fetch_add(&failures, 1) < 5)
        fprintf(stderr, "stack %u: %s\n", number, why);
}

/* A stack for each number: code of libraries, of the program, and of nobody. */
static unsigned make_stack(unsigned number, uintptr_t *pcs)
{
    const unsigned count = number % 20 + 1;

    for (unsigned i = 0; i < count; i++)
        pcs[i] = i == 0 ? 0x10000 + number : places[(number + i) % 4] + number * i % 500;
    return count;
}

static void check_frames(unsigned number, stack_id id, const uintptr_t *pcs, unsigned count)
{
    const uint64_t *frames;

    if (stack_frames(id, &frames) != count)
        return fail("another count", number);
    for (unsigned i = 0; i < count; i++) {
        const struct stack_module *module = stack_module(stack_module_of(id, i));
        const uintptr_t offset = frames[i] & 0xffffffffffff;

        if (!module != (i == 0) || offset + (module ? module->base : 0) != pcs[i])
            return fail("another frame", number);
    }
}

static void store(unsigned number)
{
    uintptr_t pcs[32];
    const unsigned count = make_stack(number, pcs);
    const stack_id id = stack_store(pcs, count);
    stack_id known = 0;

    if (id == 0)
        return fail("no number", number);
    if (!atomic_compare_exchange_strong(&ids[number], &known, id) && known != id)
        return fail("two numbers", number);
    check_frames(number, id, pcs, count);
}

static void *store_all(void *argument)
{
    const unsigned first = (unsigned)(uintptr_t)argument % 2 ? stacks / 2 : 0;

    for (unsigned round = 0; round < 3; round++)
        for (unsigned i = 0; i < stacks; i++) {
            store((first + i) % stacks);
            if (i % 1000 == 999)
                stack_store_epoch_bump();
        }
    return NULL;
}

/* Goes on with what the others had done by then, half-made things among it. */
static void fork_one(void)
{
    int status = 1;
    const pid_t child = fork();

    if (child == 0) {
        for (unsigned i = 0; i < 500; i++)
            store((unsigned)lrand48() % stacks);
        _exit(atomic_load(&failures) > 0);
    }
    waitpid(child, &status, 0);
    if (status != 0)
        fail("a child failed", 0);
}

static int compare_ids(const void *left, const void *right)
{
    const stack_id a = *(const stack_id *)left, b = *(const stack_id *)right;

    return (a > b) - (a < b);
}

/* No two stacks have the same. */
static void check_numbers(void)
{
    static stack_id sorted[MOST_STACKS];

    for (unsigned i = 0; i < stacks; i++)
        sorted[i] = atomic_load(&ids[i]);
    qsort(sorted, stacks, sizeof(*sorted), compare_ids);
    for (unsigned i = 1; i < stacks; i++)
        if (sorted[i] == sorted[i - 1])
            fail("the number of another", i);
    if (stack_store_count() != stacks)
        fail("counted otherwise", stack_store_count());
}

int main(int count, char **words)
{
    pthread_t threads[THREADS];

    stacks = count > 1 ? (unsigned)atoi(words[1]) : stacks;
    places[0] = (uintptr_t)main;
    places[1] = (uintptr_t)dlsym(RTLD_DEFAULT, "qsort");
    places[2] = (uintptr_t)dlsym(RTLD_DEFAULT, "_dl_find_object");
    places[3] = (uintptr_t)make_stack;
    for (unsigned i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, store_all, (void *)(uintptr_t)i);
    for (int i = 0; i < (count > 2 ? atoi(words[2]) : 0); i++)
        fork_one();
    for (unsigned i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    check_numbers();
    printf("%u stacks, %ld failures\n", stack_store_count(), atomic_load(&failures));
    return atomic_load(&failures) > 0;
}
