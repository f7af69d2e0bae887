/* A log is replaced by a new file under the same number, so that its users need not know.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void rotate(int log_file)
{
    const int fresh = a_file();

    need(dup3(fresh, log_file, O_CLOEXEC) == log_file && !close(fresh));
}

int main(void)
{
    const int log_file = a_file();

    for (int day = 0; day < 7; day++) {
        need(write(log_file, "x", 1) == 1);
        rotate(log_file);
    }
    need(!close(log_file));
}
