/* sleds.c — functions of this program itself, static ones too, compiled with room for a jump.
 * SPDX-License-Identifier: Apache-2.0 */
#include "hooked.h"

#include <pthread.h>

APART static int increase(int number)
{
    static volatile int by = 1;
    return number + by;
}

APART double scale(double number, int by);
double scale(double number, int by) { return number * by; }

static int (*volatile by_pointer)(int) = increase;
static atomic_bool is_over;

static void *call_all_the_time(void *context)
{
    long *wrong = context;

    while (!atomic_load(&is_over)) {
        const int result = increase(1);

        *wrong += result != 2 && result != 4242;
    }
    return NULL;
}

static void check_one(void)
{
    struct hook *made = hook("increase", PROGRAM);
    struct call_frame frame = {.integers = {41}};

    plan = 4242;
    CHECK(increase(1) == 4242 && by_pointer(1) == 4242);
    plan = FORWARD;
    CHECK(increase(1) == 2 && by_pointer(1) == 2);
    plan = 4242;
    call_frame_call(&frame, hook_real(made), NULL, 0);
    CHECK((int)frame.results[0] == 42);
    hook_listen(made, false);
    CHECK(increase(1) == 2);
    hook_remove(made);
    CHECK(increase(1) == 2 && by_pointer(1) == 2);
}

static void check_two(void)
{
    struct hook *first = hook("increase", PROGRAM), *second = hook("scale", PROGRAM);

    plan = FORWARD;
    CHECK(increase(1) == 2 && scale(1.5, 2) == 3);
    hook_remove(first);
    atomic_store(&calls, 0);
    CHECK(increase(1) == 2 && calls == 0);
    CHECK(scale(1.5, 2) == 3 && calls == 1);
    hook_remove(second);
}

/* The sleds are prepared by now: from then on no thread can come upon half a jump. */
static void check_threads(void)
{
    enum { THREADS = 4 };
    pthread_t threads[THREADS];
    long wrong[THREADS] = {0};

    plan = 4242;
    for (int i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, call_all_the_time, &wrong[i]);
    for (int i = 0; i < 1000; i++)
        hook_remove(hook("increase", PROGRAM));
    atomic_store(&is_over, true);
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        CHECK(wrong[i] == 0);
    }
}

static bool may_be_written_and_run(void)
{
    char line[512];
    bool found = false;
    FILE *maps = fopen("/proc/self/maps", "r");

    while (fgets(line, sizeof(line), maps)) {
        char protection[5] = "";

        sscanf(line, "%*s %4s", protection);
        found |= protection[1] == 'w' && protection[2] == 'x';
    }
    fclose(maps);
    return found;
}

int main(void)
{
    check_one();
    check_one();
    check_two();
    check_threads();
    CHECK(increase(1) == 2);
    CHECK(!may_be_written_and_run());
    puts("all is right");
}
