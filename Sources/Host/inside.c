/* SPDX-License-Identifier: Apache-2.0 */
#include "call_hooks.h"
#include "host.h"

#include <unistd.h>

static _Thread_local unsigned depth __attribute__((tls_model("initial-exec")));

bool backlot_inside(void) { return depth > 0; }

void backlot_enter(void)
{
    hook_enter();
    depth++;
}

void backlot_leave(void)
{
    depth--;
    hook_leave();
}

bool backlot_is_on_main_thread(void)
{
    hook_enter();
    const bool is_main = gettid() == getpid();

    hook_leave();
    return is_main;
}
