/* jumping.c — a handler that longjmp() leaves has been left: the thread's next calls come to it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "hooked.h"

#include <pthread.h>
#include <setjmp.h>
#include <string.h>
#include <unistd.h>

static _Thread_local sigjmp_buf outside;
static atomic_bool is_released;

static void jump(struct call_frame *frame, void *context)
{
    jmp_buf inside;

    (void)context;
    atomic_fetch_add(&calls, 1);
    /* This one stays in the handler, whose own calls are no calls of the handler. */
    if (setjmp(inside) == 0)
        longjmp(inside, 1);
    getppid();
    frame->results[0] = 5;
    frame->is_answered = true;
    if (plan == FORWARD)
        siglongjmp(outside, 1);
}

static void release(void *context)
{
    (void)context;
    is_released = true;
}

/* Its stack lies over the frame that was left, and leaves it as it is. */
APART static pid_t call_deeply(void)
{
    volatile char untouched[16384];

    untouched[0] = 0;
    return getppid() + untouched[0];
}

static void *jump_and_call(void *nothing)
{
    for (volatile int i = 0; i < 3; i++)
        if (sigsetjmp(outside, 0) == 0) {
            plan = FORWARD;
            getppid();
            CHECK(!"the handler jumps");
        }
    plan = 0;
    CHECK(getppid() == 5);
    CHECK(call_deeply() == 5);
    return nothing;
}

int main(void)
{
    const struct hook_scope scope = PROGRAM;
    enum hook_status status;
    pthread_t thread;
    int error;
    struct hook *made = hook_install("getppid", &scope, jump, NULL, release, &status, &error);

    CHECK(made);
    jump_and_call(NULL);
    CHECK(calls == 5);
    CHECK(pthread_create(&thread, NULL, jump_and_call, NULL) == 0);
    CHECK(pthread_join(thread, NULL) == 0);
    CHECK(calls == 10);
    hook_remove(made);
    CHECK(is_released);
    CHECK(getppid() != 5);
    puts("all is right");
}
