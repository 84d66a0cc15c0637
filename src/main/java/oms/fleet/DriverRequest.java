package oms.fleet;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.List;
import oms.geo.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant says of a driver.
 *
 * @param zone IANA name of the time zone of the shift: America/New_York
 * @param location where the driver is now, if that should be set
 */
public record DriverRequest(
        @NotBlank @Size(max = 120) String name,
        @Nullable @Size(max = 64) String personId,
        @Nullable @Size(max = 40) String homeWarehouse,
        @Min(0) @Max(100_000) int min,
        @Min(1) @Max(100_000) int max,
        @NotNull LocalTime shiftStart,
        @NotNull LocalTime shiftEnd,
        @NotBlank @Size(max = 60) String zone,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 40) @Pattern(regexp = "[A-Za-z0-9_-]*") String> skills,
        @Nullable @Valid GeoPoint location) {

    List<String> skillsOrNone() {
        return skills == null ? List.of() : skills.stream().distinct().sorted().toList();
    }
}
