// macro.cpp — exceptions leave a block.
// SPDX-License-Identifier: Apache-2.0
#include "check.h"

#include <stdexcept>

static void throws()
{
    BACKLOT_REGION("throwing")
    {
        BACKLOT_REGION("inner")
        {
            IS_IN("outer/throwing/inner");
            throw std::runtime_error("x");
        }
    }
}

int main()
{
    bool caught = false;

    BACKLOT_REGION("outer")
    {
        try {
            throws();
        } catch (const std::exception &) {
            caught = true;
        }
        IS_IN("outer");
    }
    IS_IN("");
    CHECK(caught);
    backlot_region_begin(backlot_region_named("plain"));
    IS_IN("plain");
    backlot_region_end(backlot_region_named("plain"));
    return failures != 0;
}
