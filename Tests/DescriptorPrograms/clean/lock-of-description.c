/* Locks that belong to an open file description, and locks of flock(), end with that alone.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../lock.h"

#include <sys/file.h>

int main(void)
{
    const int first = a_file(), second = a_file();

    need(!set_lock(first, F_OFD_SETLK, F_WRLCK) && !flock(second, LOCK_EX));
    need(!close(open(path_of(first).text, O_RDWR | O_CLOEXEC)));
    need(!close(open(path_of(second).text, O_RDWR | O_CLOEXEC)));
    need(!close(dup(first)) && !close(dup(second)));
    need(is_locked(first) && !close(first) && !close(second));
}
