/* A lock that was not given cannot be lost.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../lock.h"

static int file;

static SEEN void try_in_child(void)
{
    need_error(EAGAIN, set_lock(file, F_SETLK, F_WRLCK));
    need(!close(open(path_of(file).text, O_RDONLY | O_CLOEXEC)));
}

int main(void)
{
    file = a_file();
    need(!set_lock(file, F_SETLK, F_WRLCK));
    in_child(try_in_child);
    need(is_locked(file) && !close(file));
}
