/* A database's order of things: a second descriptor of a locked file is kept until it is unlocked.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../lock.h"

int main(void)
{
    const int file = a_file();

    need(!set_lock(file, F_SETLK, F_WRLCK));
    const int other = open(path_of(file).text, O_RDONLY | O_CLOEXEC);
    need(is_locked(file) && !set_lock(file, F_SETLK, F_UNLCK));
    need(!close(other));
    need(!lockf(file, F_LOCK, 10) && !lockf(file, F_ULOCK, 10));
    need(!close(open(path_of(file).text, O_RDONLY | O_CLOEXEC)));
    need(!close(file));
}
