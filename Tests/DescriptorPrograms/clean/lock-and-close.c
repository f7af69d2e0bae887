/* A lock ends with the descriptor that it was taken by, which is what the program wants.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../lock.h"

int main(void)
{
    const int file = a_file(), other = open(path_of(file).text, O_RDWR | O_CLOEXEC);

    need(!set_lock(other, F_SETLK, F_WRLCK) && is_locked(file));
    need(!close(other) && !is_locked(file));
    need(!close(file));
}
