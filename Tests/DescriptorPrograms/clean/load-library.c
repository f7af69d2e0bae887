/* A library is loaded, asked for a function, and unloaded; one that does not exist is not.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <dlfcn.h>

int main(void)
{
    for (int i = 0; i < 3; i++) {
        void *library = dlopen("libutil.so.1", RTLD_NOW | RTLD_LOCAL);

        if (library)
            need(!dlclose(library));
        need(!dlopen("/nowhere/to/be/found.so", RTLD_NOW));
        need(!close(a_file()));
    }
}
