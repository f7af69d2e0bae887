/* A child ends with all that it inherited open; its parent closes what it opened.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <dirent.h>

static void do_nothing(void) {}

int main(void)
{
    const int first = a_file(), second = a_file();
    FILE *stream = fopen("/dev/null", "we");
    DIR *folder = opendir("/");

    in_child(do_nothing);
    in_child(do_nothing);
    need(!close(first) && !close(second) && !fclose(stream) && !closedir(folder));
}
