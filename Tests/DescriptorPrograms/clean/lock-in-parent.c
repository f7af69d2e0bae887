/* A child closes its copies of a locked file: the lock is its parent's, and stays.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../lock.h"

static int file, other;

static SEEN void close_both(void) { need(!close(other) && !close(file)); }

int main(void)
{
    file = a_file();
    other = dup(file);
    need(!set_lock(file, F_SETLK, F_WRLCK));
    in_child(close_both);
    need(is_locked(file));
    need(!set_lock(file, F_SETLK, F_UNLCK) && !close(other) && !close(file));
}
