/* silent.c — slots of threads that ended without a word are used again.
 * SPDX-License-Identifier: Apache-2.0 */
#include "board.h"
#include "check.h"
#include "region_slots.h"

#include <pthread.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { THREADS = REGION_SLOTS + 100 };

/* No destructor of pthread's sees this end. */
static void *vanish(void *ignored)
{
    backlot_region_begin(backlot_region_named("vanished"));
    syscall(SYS_exit, 0);
    return ignored;
}

static void *stay(void *ignored)
{
    BACKLOT_REGION("seen")
    {
        const int32_t self = (int32_t)syscall(SYS_gettid);
        bool is_on_board = false;

        for (unsigned i = 0; i < REGION_SLOTS; i++)
            is_on_board |= atomic_load(&region_board()->slots[i].tid) == self;
        CHECK(is_on_board);
        IS_IN("seen");
    }
    return ignored;
}

int main(void)
{
    pthread_t thread;

    for (unsigned i = 0; i < THREADS; i++) {
        pthread_create(&thread, NULL, vanish, NULL);
        pthread_join(thread, NULL);
    }
    pthread_create(&thread, NULL, stay, NULL);
    pthread_join(thread, NULL);
    return failures != 0;
}
