/* A child closes all that it inherited by closefrom().
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static int file;

static SEEN void close_what_came(void)
{
    closefrom(3);
    need(!is_open(file));
    const int other = a_file();
    need(!close(other));
}

int main(void)
{
    file = a_file();
    in_child(close_what_came);
    need(!close(file));
}
