/* Two descriptors change places, by a third one.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void swap(int one, int other)
{
    const int third = fcntl(one, F_DUPFD_CLOEXEC, 0);

    need(dup3(other, one, O_CLOEXEC) == one && dup3(third, other, O_CLOEXEC) == other);
    need(!close(third));
}

int main(void)
{
    const int one = a_file(), other = a_file();

    need(write(one, "x", 1) == 1);
    swap(one, other);
    need(lseek(one, 0, SEEK_CUR) == 0 && lseek(other, 0, SEEK_CUR) == 1);
    swap(one, other);
    need(!close(one) && !close(other));
}
