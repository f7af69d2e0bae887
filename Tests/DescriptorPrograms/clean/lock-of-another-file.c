/* A file is locked, and others of the same folder are opened and closed.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../lock.h"

int main(void)
{
    const int locked = a_file();

    need(!set_lock(locked, F_SETLK, F_WRLCK));
    for (int i = 0; i < 10; i++)
        need(!close(a_file()));
    need(is_locked(locked) && !close(locked));
}
