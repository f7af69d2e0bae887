/* unwinding.c — a stack that is taken in a handler goes on to the caller, and to main.
 * SPDX-License-Identifier: Apache-2.0 */
#include "hooked.h"

#include <dlfcn.h>
#include <string.h>
#include <unistd.h>
#include <unwind.h>

int main(void);
static uintptr_t frames[64];
static int count;
static uintptr_t return_address;

static _Unwind_Reason_Code note(struct _Unwind_Context *context, void *unused)
{
    (void)unused;
    if (count < 64)
        frames[count++] = (uintptr_t)_Unwind_GetIP(context);
    return _URC_NO_REASON;
}

static void walk(struct call_frame *frame, void *context)
{
    (void)context;
    return_address = frame->return_address;
    _Unwind_Backtrace(note, NULL);
}

APART pid_t caller(void);
pid_t caller(void)
{
    const pid_t pid = getppid();
    return pid + 0 * (int)return_address;
}

static bool has(uintptr_t function)
{
    for (int i = 0; i < count; i++)
        if (frames[i] > function && frames[i] - function < 4096)
            return true;
    return false;
}

int main(void)
{
    const struct hook_scope scope = PROGRAM;
    enum hook_status status;
    int error, at = 0;

    CHECK(hook_install("getppid", &scope, walk, NULL, NULL, &status, &error));
    caller();
    while (at < count && frames[at] != return_address)
        at++;
    CHECK(at > 0 && at + 2 < count);
    CHECK(has((uintptr_t)caller) && has((uintptr_t)main));
    puts("all is right");
}
