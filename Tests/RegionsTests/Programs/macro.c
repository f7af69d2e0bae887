/* macro.c — a block is left by break, return and goto; what longjmp left open is closed.
 * SPDX-License-Identifier: Apache-2.0 */
#include "check.h"

#include <setjmp.h>

static int returned(void)
{
    BACKLOT_REGION("returned")
    {
        IS_IN("outer/returned");
        return 3;
    }
    return 0;
}

static jmp_buf back;

static void jump(void)
{
    BACKLOT_REGION("jumping")
    {
        BACKLOT_REGION("inner")
        {
            IS_IN("outer/jumping/inner");
            longjmp(back, 1);
        }
    }
}

static void leave(void)
{
    BACKLOT_REGION("left")
    {
        IS_IN("outer/left");
        goto out;
    }
out:
    IS_IN("outer");
}

int main(void)
{
    volatile int rounds = 0;

    BACKLOT_REGION("outer")
    {
        IS_IN("outer");
        CHECK(returned() == 3);
        IS_IN("outer");
        leave();
        BACKLOT_REGION("broken")
        {
            if (rounds++ == 0)
                break;
            CHECK(0);
        }
        IS_IN("outer");
        if (!setjmp(back))
            jump();
    }
    IS_IN("");
    CHECK(rounds == 1);
    return failures != 0;
}
