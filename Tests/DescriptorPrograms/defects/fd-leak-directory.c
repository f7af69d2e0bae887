/* A directory is read to its end, and never closed.
 * finds: fd-leak
 * opened: open_the_folder
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <dirent.h>

static SEEN DIR *open_the_folder(void) { return opendir("/"); }

int main(void)
{
    DIR *folder = open_the_folder();

    while (readdir(folder))
        ;
}
